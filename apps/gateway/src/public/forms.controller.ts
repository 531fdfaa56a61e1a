import { randomUUID } from 'node:crypto';
import {
  type BusinessEntity,
  contactId,
  demoBrandOf,
  OpenTicketRequest,
  PublicTicketOpened,
  PublicTicketRequest,
  type TicketView,
} from '@eventdesk/contracts';
import { Body, Controller, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { notFound } from '../problems/problems';
import { asCustomer } from '../tickets/caller';
import { openingOf } from '../tickets/new-ticket';
import { TicketCommands } from '../tickets/ticket-commands';
import { formOf, PublicForm } from './forms';

const ENTITY = { slug: 'Slug of the business entity, like `chargecars`' };
const example: Omit<PublicTicketRequest, 'website'> = {
  ticket_type: 'support',
  category: 'technical',
  subject: 'Station does not start',
  description: 'The light stays red since this morning.',
  contact: { name: 'Jan de Vries', email: 'jan@customer.example', phone: null },
  order_id: null,
};

@Controller()
export class PublicFormsController {
  constructor(
    @Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'config' | 'views' | 'customerLinks'>,
    @Inject(TicketCommands) private readonly commands: TicketCommands,
  ) {}

  @Route({
    method: 'GET',
    path: '/public/forms/:slug',
    tag: 'Public',
    summary: 'What a brand asks of its customers: types, categories and fields',
    open: true,
    params: ENTITY,
    status: 200,
    answer: PublicForm,
    problems: ['not_found'],
  })
  async form(@Param('slug') slug: string): Promise<PublicForm> {
    return formOf(this.ports.config, await this.#entityOf(slug));
  }

  @Route({
    method: 'POST',
    path: '/public/forms/:slug/tickets',
    tag: 'Public',
    summary: 'Open a ticket as a customer: answers its number and the customer’s own link',
    description:
      'From one address 20 within an hour, unless desk.yaml says otherwise. `website` is a trap for programs and stays empty; ' +
      '`ticket_number` may be null when it has not come within 2 seconds.',
    open: true,
    keyed: true,
    params: ENTITY,
    body: PublicTicketRequest,
    status: 201,
    answer: PublicTicketOpened,
    example: { body: example },
    problems: ['invalid_input', 'not_found', 'forbidden', 'request_in_progress', 'rate_limited', 'unavailable'],
  })
  async open(
    @Param('slug') slug: string,
    @Body() { website, ...fields }: PublicTicketRequest,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const entity = await this.#entityOf(slug);
    await request.server.publicShare.count(request, 'tickets');
    if (website !== '') return this.#opened(randomUUID(), null);
    const { name, email } = fields.contact;
    const caller = asCustomer(request, { kind: 'customer', id: contactId(entity.id, email), name });
    const opening = await openingOf(OpenTicketRequest.parse({ ...fields, business_entity_id: entity.id }), this.ports);
    const answer = await this.commands.open(caller, opening);
    if (answer.status !== 201) return answer;
    const { id, ticket_number } = answer.body as TicketView;
    return this.#opened(id, ticket_number);
  }

  /** A program that fell into the trap is answered no other way than a customer whose ticket has no number yet. */
  async #opened(ticketId: string, ticket_number: string | null): Promise<Answer> {
    const opened: PublicTicketOpened = { ticket_number, link: await this.ports.customerLinks.urlOf(ticketId) };
    return new Answer(201, opened);
  }

  /** The demo brand is there for customers only as long as its month is loaded: else nobody looks at what comes in. */
  async #entityOf(slug: string): Promise<BusinessEntity> {
    const { config, views } = this.ports;
    const entity = config.business_entities.find((one) => one.slug === slug);
    const isThere = entity && (entity !== demoBrandOf(config) || (await views.tickets(ticketsOf(entity))).total > 0);
    if (!isThere) throw notFound('there is no form at this address');
    return entity;
  }
}

const ticketsOf = ({ id }: BusinessEntity) => ({ business_entity_id: id, sort: 'created_at' as const, limit: 1 });
