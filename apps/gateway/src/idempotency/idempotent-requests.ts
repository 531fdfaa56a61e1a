import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Answer } from '../http/answer';
import { idempotencyKey } from '../http/headers';
import { invalidInput, Problem } from '../problems/problems';
import { LONGEST_WAIT, TicketReader } from '../tickets/ticket-reader';
import { within } from '../tickets/within';
import { scopeOf } from './scope';
import { KeptAnswers } from './kept-answers';

/** Same key and request, same answer: what was done, or why the ticket did not allow it. */
@Injectable()
export class IdempotentRequests implements NestInterceptor {
  /** In this process, by scope. */
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    @Inject(KeptAnswers) private readonly kept: KeptAnswers,
    @Inject(TicketReader) private readonly reader: TicketReader,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const keyed = request.routeOptions.config.operation?.keyed === true;
    const key = keyed ? idempotencyKey(request.headers['idempotency-key']) : null;
    return key === null ? next.handle() : from(this.once(request, key, () => lastValueFrom(next.handle())));
  }

  private async once(request: FastifyRequest, key: string, handle: () => Promise<unknown>): Promise<unknown> {
    const { ticket } = request.params as { ticket?: string };
    const scope = scopeOf(request, ticket === undefined ? null : await this.reader.idOf(ticket), key);
    request.commandId = scope;
    const running = this.running.get(scope);
    // Who asks while the first is under way gets its answer, if that comes soon.
    if (running) await within(LONGEST_WAIT, running);
    const claim = this.kept.claim(scope, hashOf(request));
    switch (claim.kind) {
      case 'answered':
        return claim.answer;
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

  private async run(scope: string, handle: () => Promise<unknown>): Promise<unknown> {
    let done = () => {};
    this.running.set(scope, new Promise((resolve) => (done = resolve)));
    try {
      const answer = await handle();
      if (answer instanceof Answer && !hadNoEffect(answer.status)) this.kept.keep(scope, answer);
      else this.kept.forget(scope);
      return answer;
    } catch (error) {
      if (error instanceof Problem && hadNoEffect(error.status)) this.kept.forget(scope);
      throw error;
    } finally {
      this.kept.release(scope);
      this.running.delete(scope);
      done();
    }
  }
}

/** What was not valid or not there can be corrected under the same key; after a fault nobody knows whether it was done. */
const hadNoEffect = (status: number): boolean => status === 400 || status === 404;

/** With the scope, which names route and ticket. Of the body as parsed, so that spaces and the order of fields make no other request. */
const hashOf = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([request.headers['if-match'] ?? null, request.body]))
    .digest('hex');
