import { ClockRequest, type Instant } from '@eventdesk/contracts';
import { Body, Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Answer } from '../http/answer';
import { after } from '../http/durations';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { invalidInput } from '../problems/problems';

const Now = z.object({ now: z.iso.datetime() });

/** Registered with the manual clock only; otherwise there is no such route. */
@Controller()
export class ClockController {
  #moving: Promise<unknown> = Promise.resolve();

  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'clock' | 'advanceClock'>) {}

  @Route({
    method: 'POST',
    path: '/admin/clock',
    tag: 'Administration',
    summary: 'Move the manual clock: answered when everything due by then has been handled',
    body: ClockRequest,
    keyed: true,
    status: 200,
    answer: Now,
    example: { body: { advance: 'PT8H' } },
    problems: ['invalid_input'],
  })
  async move(@Body() request: ClockRequest): Promise<Answer> {
    // One move after another: the next starts where the last one ended.
    const moved = this.#moving.then(() => this.ports.advanceClock?.(this.#targetOf(request)));
    this.#moving = moved.catch(() => undefined);
    await moved;
    return new Answer(200, { now: this.ports.clock.now() } satisfies z.infer<typeof Now>);
  }

  #targetOf(request: ClockRequest): Instant {
    const now = this.ports.clock.now();
    if ('advance' in request) return after(now, request.advance, 'advance');
    if (request.to < now) throw invalidInput([{ path: 'to', message: `the clock is at ${now} and does not go back` }]);
    return request.to;
  }
}
