import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { PROBLEM_TYPE, problemDocument } from '../problems/problems';

const Live = z.object({ ok: z.literal(true) });
const Ready = z.object({ ok: z.literal(true), checks: z.record(z.string(), z.string()) });

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
    problems: ['unavailable'],
  })
  async ready(): Promise<Answer> {
    const { ok, checks } = await this.ports.ready();
    if (ok) return new Answer(200, { ok, checks });
    const problem = problemDocument('unavailable', 'a part of the desk does not work', { facts: { checks } });
    return new Answer(503, problem, { 'content-type': PROBLEM_TYPE, 'retry-after': '1' });
  }
}
