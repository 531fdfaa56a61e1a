import { LeavingQuery, PresenceRequest, PresenceView } from '@eventdesk/contracts';
import { Body, Controller, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { principalOf } from '../tickets/caller';
import { TICKET } from '../tickets/routes';
import { TicketReader } from '../tickets/ticket-reader';
import { othersOf } from './port';

@Controller()
export class PresenceController {
  constructor(
    @Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'kept'>,
    @Inject(TicketReader) private readonly reader: TicketReader,
  ) {}

  @Route({
    method: 'POST',
    path: '/tickets/:ticket/presence',
    tag: 'Live',
    summary: 'Say that you look at a ticket; answers who else does',
    description:
      'Pages say so every 10 seconds and count for 30. Never in the log. `client` is one tab: the same person in another is not told.',
    params: TICKET,
    body: PresenceRequest,
    status: 200,
    answer: PresenceView,
    example: { body: { writing: false, client: '5b9fb7f2-3b0e-4f4e-9a25-3f3a3c1d6f10' } },
    problems: ['ticket_not_found', 'ticket_removed'],
  })
  async look(
    @Param('ticket') ticket: string,
    @Body() { client, writing }: z.infer<typeof PresenceRequest>,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof PresenceView>> {
    const { id, name } = principalOf(request).actor;
    const { id: ticketId } = await this.reader.documentOf(ticket);
    const present = await this.ports.kept.presence.seen(ticketId, { client, id, name, writing });
    return { others: othersOf(present, id) };
  }

  @Route({
    method: 'DELETE',
    path: '/tickets/:ticket/presence',
    tag: 'Live',
    summary: 'Leave a ticket at once',
    params: TICKET,
    query: LeavingQuery,
    status: 204,
    problems: ['ticket_not_found'],
  })
  async leave(
    @Param('ticket') ticket: string,
    @Query() { client }: z.infer<typeof LeavingQuery>,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const { id } = principalOf(request).actor;
    await this.ports.kept.presence.left(await this.reader.idOf(ticket), { client, id });
    return new Answer(204, undefined);
  }
}
