import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Answer } from '../http/answer';
import { idempotencyKey } from '../http/headers';
import { invalidInput, Problem } from '../problems/problems';
import { LONGEST_WAIT, TicketReader } from '../tickets/ticket-reader';
import { within } from '../tickets/within';
import type { Claim, Outcome } from '../kept/port';
import { type GatewayPorts, PORTS } from '../ports';
import { scopeOf } from './scope';

/** When another gateway is asked for the first time whether it is done; then after twice as long, and so on. Milliseconds. */
const FIRST_LOOK = 25;

/** How long an answer waits to be kept. Milliseconds. */
const LONGEST_KEEPING = 1_000;

/** Same key and request, same answer: what was done, or why the ticket did not allow it. */
@Injectable()
export class IdempotentRequests implements NestInterceptor {
  /** In this process, by scope. */
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    @Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'kept' | 'logger'>,
    @Inject(TicketReader) private readonly reader: TicketReader,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const keyed = request.routeOptions.config.operation?.keyed === true;
    const key = keyed ? idempotencyKey(request.headers['idempotency-key']) : null;
    return key === null ? next.handle() : from(this.once(request, key, () => lastValueFrom(next.handle())));
  }

  private async once(request: FastifyRequest, key: string, handle: () => Promise<unknown>): Promise<unknown> {
    const scope = scopeOf(request, await this.placeOf(request.params as Record<string, string>), key);
    request.commandId = scope;
    const claim = await this.claim(scope, hashOf(request));
    switch (claim.kind) {
      case 'answered':
        return new Answer(claim.answer.status, claim.answer.body, claim.answer.headers);
      case 'other_request':
        throw invalidInput([{ path: 'Idempotency-Key', message: 'was used for another request' }], 422);
      case 'in_progress':
        throw new Problem('request_in_progress', 'a request with this Idempotency-Key is under way', {
          headers: { 'retry-after': '1' },
        });
      case 'started':
        return this.run(scope, handle);
    }
  }

  private async placeOf({ ticket, ...others }: Record<string, string>): Promise<string | null> {
    if (ticket !== undefined) return this.reader.idOf(ticket);
    return Object.values(others).join('/') || null;
  }

  /** Who asks while the first is under way, here or at another gateway, gets its answer, if that comes soon. */
  private async claim(scope: string, requestHash: string): Promise<Claim> {
    const deadline = performance.now() + LONGEST_WAIT;
    const running = this.running.get(scope);
    if (running) await within(LONGEST_WAIT, running);
    for (let pause = FIRST_LOOK; ; pause *= 2) {
      const claim = await this.ports.kept.claim(scope, requestHash);
      if (claim.kind !== 'in_progress' || performance.now() + pause > deadline) return claim;
      await sleep(pause);
    }
  }

  private async run(scope: string, handle: () => Promise<unknown>): Promise<unknown> {
    let done = () => {};
    this.running.set(scope, new Promise((resolve) => (done = resolve)));
    let outcome: Outcome = { kind: 'unknown' };
    try {
      const answer = await handle();
      if (answer instanceof Answer) outcome = hadNoEffect(answer.status) ? { kind: 'no_effect' } : { kind: 'answered', answer };
      return answer;
    } catch (error) {
      if (error instanceof Problem && hadNoEffect(error.status)) outcome = { kind: 'no_effect' };
      throw error;
    } finally {
      await this.finish(scope, outcome);
      this.running.delete(scope);
      done();
    }
  }

  /**
   * What was done is answered, kept or not, and soon: a repeat would do it again under the same command id, which changes nothing. A
   * store that is late goes on with it meanwhile.
   */
  private async finish(scope: string, outcome: Outcome): Promise<void> {
    const kept = this.ports.kept.finish(scope, outcome).catch((error: unknown) => {
      this.ports.logger.warn({ err: error }, 'what a request with an Idempotency-Key came to could not be kept');
    });
    await within(LONGEST_KEEPING, kept);
  }
}

/** What was not valid or not there can be corrected under the same key; after a fault nobody knows whether it was done. */
const hadNoEffect = (status: number): boolean => status === 400 || status === 404;

/** With the scope, which names route and ticket. Of the body as parsed, so that spaces and the order of fields make no other request. */
const hashOf = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([request.headers['if-match'] ?? null, request.body]))
    .digest('hex');
