import {
  ContactsQuery,
  ContactView,
  FoundContact,
  OrganizationView,
  type TicketFilters,
  type TicketView,
  Uuid,
} from '@eventdesk/contracts';
import { presentTicket } from '@eventdesk/read-models';
import { Controller, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { notFound } from '../problems/problems';

/** As many as the largest page of a list; older ones are found with `GET /tickets?contact_id=`. */
const MOST_TICKETS = 200;

const FoundContacts = z.object({ items: z.array(FoundContact) });

@Controller()
export class CustomersController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'views' | 'config' | 'clock'>) {}

  @Route({
    method: 'GET',
    path: '/contacts',
    tag: 'Customers',
    summary: 'Look up customers by what somebody begins to type',
    description:
      'Finds those whose name or address has a word beginning with each word of `q`, the one whose ticket was opened last at the top.',
    query: ContactsQuery,
    status: 200,
    answer: FoundContacts,
    problems: ['invalid_input'],
  })
  async lookUp(@Query() query: ContactsQuery): Promise<z.infer<typeof FoundContacts>> {
    return { items: await this.ports.views.contacts(query) };
  }

  @Route({
    method: 'GET',
    path: '/contacts/:contact',
    tag: 'Customers',
    summary: 'A customer with all their tickets, the one changed last at the top',
    params: { contact: 'Id of the contact' },
    status: 200,
    answer: ContactView,
    problems: ['not_found'],
  })
  async contact(@Param('contact') given: string): Promise<z.infer<typeof ContactView>> {
    const id = uuidOf(given, 'contact');
    const contact = await this.ports.views.contact(id);
    if (!contact) throw notFound('no contact has this id');
    return { ...contact, tickets: await this.#tickets({ contact_id: id }) };
  }

  @Route({
    method: 'GET',
    path: '/organizations/:organization',
    tag: 'Customers',
    summary: 'All tickets of a customer’s organization, the one changed last at the top',
    params: { organization: 'Id of the organization' },
    status: 200,
    answer: OrganizationView,
    problems: ['not_found'],
  })
  async organization(@Param('organization') given: string): Promise<z.infer<typeof OrganizationView>> {
    const id = uuidOf(given, 'organization');
    const tickets = await this.#tickets({ customer_organization_id: id });
    if (tickets.length === 0) throw notFound('no ticket names this organization');
    return { id, tickets };
  }

  async #tickets(filters: TicketFilters): Promise<TicketView[]> {
    const { items } = await this.ports.views.tickets({ ...filters, sort: '-updated_at', limit: MOST_TICKETS });
    const now = this.ports.clock.now();
    return items.map((document) => presentTicket(document, this.ports.config, now));
  }
}

/** Something else than an id belongs to nobody. */
function uuidOf(given: string, what: string): string {
  const parsed = Uuid.safeParse(given);
  if (!parsed.success) throw notFound(`no ${what} has this id`);
  return parsed.data.toLowerCase();
}
