import {
  eventCodec,
  findEntity,
  type PublicMessage,
  type PublicTicket,
  type Recorded,
  streams,
  type TicketCommand,
  type TicketView,
} from '@eventdesk/contracts';
import { presentTicket } from '@eventdesk/read-models';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Answer } from '../http/answer';
import { type GatewayPorts, PORTS } from '../ports';
import { ticketNotFound } from '../problems/problems';
import { asCustomer } from '../tickets/caller';
import { TicketCommands } from '../tickets/ticket-commands';
import { TicketHistory } from '../tickets/ticket-history';
import { TicketReader } from '../tickets/ticket-reader';
import { publicEntity } from './forms';

/** Tickets as their customers see them: field by field, so that what a ticket gains stays inside until somebody lets it out. */
@Injectable()
export class PublicTickets {
  constructor(
    @Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'store' | 'config' | 'clock' | 'customerLinks'>,
    @Inject(TicketReader) private readonly reader: TicketReader,
    @Inject(TicketHistory) private readonly history: TicketHistory,
    @Inject(TicketCommands) private readonly commands: TicketCommands,
  ) {}

  /** @param address id or number. @throws Problem ticket_not_found */
  async linkOf(address: string): Promise<string> {
    const { id } = await this.reader.documentOf(address);
    return this.ports.customerLinks.urlOf(id);
  }

  /** The ticket of this link. Why another has none is not told. @throws Problem ticket_not_found */
  async idOf(token: string): Promise<string> {
    const id = await this.ports.customerLinks.ticketOf(token);
    if (id === null) throw ticketNotFound();
    return id;
  }

  async read(id: string): Promise<PublicTicket> {
    const document = await this.reader.documentOf(id);
    return this.#present(presentTicket(document, this.ports.config, this.ports.clock.now()));
  }

  /**
   * Carries it out in the customer's name. The answer is without the ticket's ETag: how often it changed inside is not their
   * business.
   */
  async change(id: string, request: FastifyRequest, command: TicketCommand, status: 200 | 201): Promise<Answer> {
    const caller = asCustomer(request, await this.history.customerOf(id));
    const answer = await this.commands.change(id, caller, command, status);
    return answer.status === status ? new Answer(status, await this.#present(answer.body as TicketView)) : answer;
  }

  /** With the conversation as the log has it: what was just written is in it, however late the views are. */
  async #present(ticket: TicketView): Promise<PublicTicket> {
    const entity = findEntity(this.ports.config, ticket.business_entity_id);
    if (!entity) throw ticketNotFound();
    const conversation: PublicMessage[] = [];
    let updated_at = ticket.created_at;
    for await (const stored of this.ports.store.readStream(streams.ticket(ticket.id))) {
      const event: Recorded = eventCodec.decode(stored);
      if (isForCustomers(event)) updated_at = event.occurred_at;
      if (event.type !== 'ReplyAdded') continue;
      const { author, body } = event.data;
      const name = author === 'agent' ? entity.name : ticket.contact.name;
      conversation.push({ author, name, body, at: event.occurred_at });
    }
    const { ticket_number, ticket_type, category, subject, description, status, created_at } = ticket;
    return {
      ...{ ticket_number, entity: publicEntity(entity), ticket_type, category, subject, description, status },
      ...{ created_at, updated_at, resolution: ticket.resolution, satisfaction_rating: ticket.satisfaction_rating },
      may_reply: status !== 'closed' && status !== 'cancelled',
      may_rate: status === 'resolved' || status === 'closed',
      conversation,
    };
  }
}

const shown = ['subject', 'description', 'category'];
function isForCustomers(event: Recorded): boolean {
  if (event.type === 'TicketEdited') return shown.some((field) => field in event.data.changes);
  return ['TicketOpened', 'ReplyAdded', 'StatusChanged', 'TicketRated'].includes(event.type);
}
