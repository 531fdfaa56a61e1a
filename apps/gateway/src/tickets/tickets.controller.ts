import {
  OneTicketQuery,
  OpenTicketRequest,
  RemovalRequest,
  TicketChanges,
  TicketPage,
  TicketQuery,
  TicketView,
} from '@eventdesk/contracts';
import { presentTicket } from '@eventdesk/read-models';
import { Body, Controller, Inject, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { entityIdOf } from '../views/entity';
import { CalledBy, type Caller } from './caller';
import { openingOf } from './new-ticket';
import { ofCommands, TICKET } from './routes';
import { searchMatches } from './search-matches';
import { TicketCommands, ticketAnswer } from './ticket-commands';
import { TicketHistory } from './ticket-history';
import { TicketReader } from './ticket-reader';

const newTicket = {
  ticket_type: 'support',
  business_entity_id: 'chargecars',
  subject: 'Station does not start',
  description: 'The light stays red since this morning.',
  category: 'technical',
  contact: { name: 'Jan de Vries', email: 'jan@customer.example', phone: '+31 20 123 4567' },
};

@Controller()
export class TicketsController {
  constructor(
    @Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'views' | 'config' | 'clock'>,
    @Inject(TicketCommands) private readonly commands: TicketCommands,
    @Inject(TicketReader) private readonly reader: TicketReader,
    @Inject(TicketHistory) private readonly history: TicketHistory,
  ) {}

  @Route({
    method: 'POST',
    path: '/tickets',
    tag: 'Tickets',
    summary: 'Open a ticket',
    description: 'Waits up to 2 seconds for its number; `ticket_number` is null when it has not come by then, and comes later.',
    keyed: true,
    body: OpenTicketRequest,
    status: 201,
    answer: TicketView,
    example: { body: newTicket },
    problems: ['invalid_input', 'request_in_progress', 'unavailable'],
  })
  async open(@CalledBy() caller: Caller, @Body() body: z.infer<typeof OpenTicketRequest>): Promise<Answer> {
    return this.commands.open(caller, await openingOf(body, this.ports));
  }

  @Route({
    method: 'GET',
    path: '/tickets',
    tag: 'Tickets',
    summary: 'List and search tickets',
    description:
      'Pages by cursor. `type`, `status` and `priority` take several values, with commas or repeated. `q` searches subject, description, replies, contact and number; ' +
      '`match` says where each ticket has the words. `assigned_to=none` lists what is nobody’s.',
    query: TicketQuery,
    status: 200,
    answer: TicketPage,
    problems: ['invalid_input'],
  })
  async list(@Query() query: TicketQuery): Promise<z.infer<typeof TicketPage>> {
    const { views, config, clock } = this.ports;
    const { items, ...page } = await views.tickets(entityIdOf(config, query));
    const matches = await searchMatches(views, items, query.q);
    const now = clock.now();
    return {
      items: items.map((document, index) => ({ ...presentTicket(document, config, now), match: matches[index] ?? null })),
      ...page,
    };
  }

  @Route({
    method: 'GET',
    path: '/tickets/:ticket',
    tag: 'Tickets',
    summary: 'Read a ticket, as it is or as it was',
    description:
      '`as_of` folds its events up to that instant. `min_revision` waits up to 2 seconds for that revision to be in the views, ' +
      'then answers 503: what a command answered can be read at once.',
    params: TICKET,
    query: OneTicketQuery,
    status: 200,
    answer: TicketView,
    problems: ['invalid_input', 'ticket_not_found', 'ticket_removed', 'unavailable'],
  })
  async read(@Param('ticket') address: string, @Query() query: z.infer<typeof OneTicketQuery>): Promise<Answer> {
    const { as_of, min_revision } = query;
    if (as_of !== undefined) return ticketAnswer(await this.history.ticketAsOf(address, as_of));
    const document = await this.reader.documentAt(address, min_revision);
    return ticketAnswer(presentTicket(document, this.ports.config, this.ports.clock.now()));
  }

  @Route({
    method: 'PATCH',
    path: '/tickets/:ticket',
    tag: 'Tickets',
    summary: 'Edit a ticket: fields left out stay, null clears',
    keyed: true,
    conditional: true,
    params: TICKET,
    body: TicketChanges,
    status: 200,
    answer: TicketView,
    example: { body: { priority: 'high', tags: ['charger', 'on-site'] } },
    problems: [...ofCommands, 'ticket_closed', 'not_a_sales_ticket'],
  })
  edit(
    @Param('ticket') ticket: string,
    @CalledBy() caller: Caller,
    @Body() data: z.infer<typeof TicketChanges>,
  ): Promise<Answer> {
    return this.commands.change(ticket, caller, { type: 'EditTicket', data });
  }

  @Route({
    method: 'DELETE',
    path: '/tickets/:ticket',
    tag: 'Tickets',
    summary: 'Remove a ticket, such as spam: nobody is shown it any more',
    description:
      'Lists, searches, figures and the ticket’s own addresses have it no more; `410` says that it was there. Its number is never ' +
      'given again. The log keeps it, with who removed it and why.',
    keyed: true,
    conditional: true,
    params: TICKET,
    body: RemovalRequest,
    status: 204,
    example: { body: { reason: 'Spam' } },
    problems: ofCommands,
  })
  remove(
    @Param('ticket') ticket: string,
    @CalledBy() caller: Caller,
    @Body() data: z.infer<typeof RemovalRequest>,
  ): Promise<Answer> {
    return this.commands.remove(ticket, caller, data);
  }
}
