import { Controller, Inject } from '@nestjs/common';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';

@Controller()
export class MetricsController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'metrics'>) {}

  @Route({
    method: 'GET',
    path: '/metrics',
    tag: 'Operation',
    summary: 'Figures for Prometheus; needs the key like the rest',
    status: 200,
    type: 'text/plain',
  })
  async read(): Promise<Answer> {
    const { metrics } = this.ports;
    return new Answer(200, await metrics.metrics(), { 'content-type': metrics.contentType });
  }
}
