import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';

const Live = z.object({ ok: z.literal(true) });
const Ready = z.object({ ok: z.boolean(), checks: z.record(z.string(), z.string()) });

@Controller()
export class HealthController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'ready'>) {}

  @Route({
    method: 'GET',
    path: '/health/live',
    tag: 'Operation',
    summary: 'The process answers',
    open: true,
    status: 200,
    answer: Live,
  })
  live(): z.infer<typeof Live> {
    return { ok: true };
  }

  @Route({
    method: 'GET',
    path: '/health/ready',
    tag: 'Operation',
    summary: 'Commands and views work: 200, else 503, with what was looked at',
    open: true,
    status: 200,
    answer: Ready,
  })
  async ready(): Promise<Answer> {
    const readiness = await this.ports.ready();
    return new Answer(readiness.ok ? 200 : 503, readiness, readiness.ok ? {} : { 'retry-after': '1' });
  }
}
