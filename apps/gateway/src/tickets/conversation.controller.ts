import { NoteRequest, OneTicketQuery, ReplyRequest, Timeline } from '@eventdesk/contracts';
import { Body, Controller, Inject, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { CalledBy, type Caller } from './caller';
import { TICKET, TicketCommandRoute } from './routes';
import { TicketCommands } from './ticket-commands';
import { TicketHistory } from './ticket-history';
import { TicketReader } from './ticket-reader';

const TimelineQuery = OneTicketQuery.pick({ min_revision: true });

@Controller()
export class ConversationController {
  constructor(
    @Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'views'>,
    @Inject(TicketCommands) private readonly commands: TicketCommands,
    @Inject(TicketReader) private readonly reader: TicketReader,
    @Inject(TicketHistory) private readonly history: TicketHistory,
  ) {}

  @TicketCommandRoute('replies', {
    summary: 'Reply as an agent (mailed to the customer), or take in what the customer replied',
    description: 'A customer’s reply to a pending ticket opens it, to a resolved one reopens it.',
    body: ReplyRequest,
    example: { body: 'We restarted the station. Does it work now?', author: 'agent' },
    refusals: ['ticket_closed'],
    status: 201,
  })
  async reply(
    @Param('ticket') ticket: string,
    @CalledBy() caller: Caller,
    @Body() data: z.infer<typeof ReplyRequest>,
  ): Promise<Answer> {
    const author = data.author === 'customer' ? { ...caller, actor: await this.history.customerOf(ticket) } : caller;
    return this.commands.change(ticket, author, { type: 'AddReply', data }, 201);
  }

  @TicketCommandRoute('notes', {
    summary: 'Write an internal note: never shown or mailed to a customer',
    body: NoteRequest,
    example: { body: 'Same fault as last week; see the installer’s report.' },
    refusals: ['ticket_closed'],
    status: 201,
  })
  note(@Param('ticket') ticket: string, @CalledBy() caller: Caller, @Body() data: z.infer<typeof NoteRequest>): Promise<Answer> {
    return this.commands.change(ticket, caller, { type: 'AddNote', data }, 201);
  }

  @Route({
    method: 'GET',
    path: '/tickets/:ticket/timeline',
    tag: 'Tickets',
    summary: 'Everything that happened to a ticket, from all services, in order, with who and why',
    params: TICKET,
    query: TimelineQuery,
    status: 200,
    answer: Timeline,
    problems: ['invalid_input', 'ticket_not_found', 'ticket_removed', 'unavailable'],
  })
  async timeline(
    @Param('ticket') ticket: string,
    @Query() query: z.infer<typeof TimelineQuery>,
  ): Promise<z.infer<typeof Timeline>> {
    const { id } = await this.reader.documentAt(ticket, query.min_revision);
    return { items: await this.ports.views.timeline(id) };
  }
}
