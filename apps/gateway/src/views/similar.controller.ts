import { contactId, EmailAddress, SimilarRequest, SimilarTickets } from '@eventdesk/contracts';
import { presentTicket } from '@eventdesk/read-models';
import { Controller, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';

/** What was solved longer ago is another matter. */
const RECENT = 30 * 86_400_000;

@Controller()
export class SimilarController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'views' | 'config' | 'clock'>) {}

  @Route({
    method: 'GET',
    path: '/tickets/similar',
    tag: 'Tickets',
    summary: 'What a ticket that somebody is about to open may repeat',
    description:
      'At most five tickets that are unsolved or were solved within 30 days, the most similar first: of the same contact, or with ' +
      'at least half of the subject’s significant words, and two of them, in their own. An address that is half typed finds nothing.',
    query: SimilarRequest,
    status: 200,
    answer: SimilarTickets,
    problems: ['invalid_input'],
  })
  async similar(@Query() query: z.infer<typeof SimilarRequest>): Promise<z.infer<typeof SimilarTickets>> {
    const { subject = '', contact_email, type } = query;
    const { views, config, clock } = this.ports;
    const now = clock.now();
    const found = await views.similar({
      subject,
      contact_ids: this.#contactsAt(contact_email),
      type,
      ended_after: new Date(Date.parse(now) - RECENT).toISOString(),
    });
    return { items: found.map(({ document, why }) => ({ ticket: presentTicket(document, config, now), why })) };
  }

  /** Of every brand: one customer writes to several. */
  #contactsAt(address: string | undefined): string[] {
    const email = EmailAddress.safeParse(address);
    return email.success ? this.ports.config.business_entities.map(({ id }) => contactId(id, email.data)) : [];
  }
}
