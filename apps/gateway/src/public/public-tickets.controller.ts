import { CustomerLink, PublicReplyRequest, PublicTicket, RatingRequest } from '@eventdesk/contracts';
import { Body, Controller, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { TICKET } from '../tickets/routes';
import { PublicTickets } from './public-tickets';

const TOKEN = { token: 'What the customer’s link ends with' };

@Controller()
export class PublicTicketsController {
  constructor(@Inject(PublicTickets) private readonly tickets: PublicTickets) {}

  @Route({
    method: 'GET',
    path: '/tickets/:ticket/customer-link',
    tag: 'Tickets',
    summary: 'The link by which its customer sees a ticket, good for a year',
    params: TICKET,
    status: 200,
    answer: CustomerLink,
    problems: ['ticket_not_found', 'ticket_removed'],
  })
  async link(@Param('ticket') ticket: string): Promise<z.infer<typeof CustomerLink>> {
    return { url: await this.tickets.linkOf(ticket) };
  }

  @Route({
    method: 'GET',
    path: '/public/tickets/:token',
    tag: 'Public',
    summary: 'A ticket as its customer sees it',
    description:
      'A link that is not one of this desk’s, or past its year, is answered like a ticket that is not there. An address reads ' +
      'a hundred times as often within an hour as it may send messages: 2,000 times, unless desk.yaml says otherwise.',
    open: true,
    params: TOKEN,
    status: 200,
    answer: PublicTicket,
    problems: ['ticket_not_found', 'ticket_removed', 'rate_limited', 'unavailable'],
  })
  async read(@Param('token') token: string, @Req() request: FastifyRequest): Promise<PublicTicket> {
    const id = await this.tickets.idOf(token);
    await request.server.publicShare.count(request, 'reads');
    return this.tickets.read(id);
  }

  @Route({
    method: 'POST',
    path: '/public/tickets/:token/replies',
    tag: 'Public',
    summary: 'Reply as the customer: opens a pending ticket, reopens a resolved one',
    open: true,
    keyed: true,
    params: TOKEN,
    body: PublicReplyRequest,
    status: 201,
    answer: PublicTicket,
    example: { body: { body: 'It works again, thank you.' } },
    problems: [
      ...(['invalid_input', 'ticket_not_found', 'ticket_removed', 'ticket_closed', 'forbidden'] as const),
      ...(['request_in_progress', 'rate_limited', 'unavailable'] as const),
    ],
  })
  async reply(
    @Param('token') token: string,
    @Body() { body }: z.infer<typeof PublicReplyRequest>,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const id = await this.tickets.idOf(token);
    await request.server.publicShare.count(request, 'replies');
    return this.tickets.change(id, request, { type: 'AddReply', data: { author: 'customer', body } }, 201);
  }

  @Route({
    method: 'POST',
    path: '/public/tickets/:token/rating',
    tag: 'Public',
    summary: 'Rate how it was handled, once it is resolved or closed; again, the last counts',
    open: true,
    keyed: true,
    params: TOKEN,
    body: RatingRequest,
    status: 200,
    answer: PublicTicket,
    example: { body: { satisfaction_rating: 5 } },
    problems: [
      ...(['invalid_input', 'ticket_not_found', 'ticket_removed', 'not_resolved', 'forbidden'] as const),
      ...(['request_in_progress', 'rate_limited', 'unavailable'] as const),
    ],
  })
  async rate(
    @Param('token') token: string,
    @Body() data: z.infer<typeof RatingRequest>,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const id = await this.tickets.idOf(token);
    await request.server.publicShare.count(request, 'ratings');
    return this.tickets.change(id, request, { type: 'RateTicket', data }, 200);
  }
}
