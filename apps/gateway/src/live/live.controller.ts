import { Readable } from 'node:stream';
import { LiveEvent, LiveQuery } from '@eventdesk/contracts';
import { Controller, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { invalidInput } from '../problems/problems';
import { Credentials } from '../security/credentials';
import { LiveEvents } from './live-events';

@Controller()
export class LiveController {
  constructor(
    @Inject(LiveEvents) private readonly live: LiveEvents,
    @Inject(Credentials) private readonly credentials: Credentials,
  ) {}

  @Route({
    method: 'GET',
    path: '/events',
    tag: 'Live',
    summary: 'Server-sent events: what happens, once it can be read',
    description:
      '`id` is the position; sent back as `Last-Event-ID`, the stream goes on from there. A comment comes every 15 seconds. ' +
      'Signing out, and the end of a session, end its streams within that time.',
    query: LiveQuery,
    status: 200,
    answer: LiveEvent,
    type: 'text/event-stream',
    problems: ['invalid_input'],
  })
  follow(
    @Query() { ticket_id }: z.infer<typeof LiveQuery>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Answer {
    const client = new AbortController();
    reply.raw.once('close', () => client.abort());
    const following = {
      after: positionOf(lastEventId),
      ticketId: ticket_id ?? null,
      isWelcome: async () => (await this.credentials.principalOf(request)) !== null,
    };
    return new Answer(200, Readable.from(this.live.follow(following, client), { objectMode: true, highWaterMark: 1 }), {
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
  }
}

function positionOf(lastEventId: string | undefined): string | null {
  if (lastEventId === undefined || lastEventId === '') return null;
  if (/^\d{1,20}(?:\/\d{1,20})?$/.test(lastEventId)) return lastEventId;
  throw invalidInput([{ path: 'Last-Event-ID', message: 'expected the id of an event of this stream' }]);
}
