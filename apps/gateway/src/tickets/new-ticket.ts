import {
  type BusinessEntity,
  type Contact,
  contactId,
  findEntity,
  type OpenTicketRequest,
  type TicketCommand,
} from '@eventdesk/contracts';
import type { z } from 'zod';
import type { GatewayPorts } from '../ports';
import { invalidInput } from '../problems/problems';

type OpenTicket = Extract<TicketCommand, { type: 'OpenTicket' }>['data'];

/** The command behind `POST /tickets`: entity and contact found, whichever way the request named them. */
export async function openingOf(
  { contact, contact_id, business_entity_id, ...fields }: z.infer<typeof OpenTicketRequest>,
  { config, views }: Pick<GatewayPorts, 'config' | 'views'>,
): Promise<OpenTicket> {
  const entity = findEntity(config, business_entity_id);
  if (!entity) throw unknownEntity(config.business_entities);
  return {
    ...fields,
    business_entity_id: entity.id,
    related: [],
    ...(contact ? newContact(entity, contact) : await knownContact(views, entity, contact_id ?? '')),
  };
}

const newContact = (entity: BusinessEntity, contact: Contact) => ({
  contact,
  contact_id: contactId(entity.id, contact.email),
});

/** Customers are of one brand each: the same address writes to another brand as another contact. */
async function knownContact(views: GatewayPorts['views'], entity: BusinessEntity, id: string) {
  const known = await views.contact(id);
  if (!known) throw invalidInput([{ path: 'contact_id', message: 'no contact has this id' }]);
  if (known.id !== contactId(entity.id, known.email))
    throw invalidInput([{ path: 'contact_id', message: `is not a contact of ${entity.slug}; name them as \`contact\` instead` }]);
  const { name, email, phone } = known;
  return { contact_id: known.id, contact: { name, email, phone } };
}

const unknownEntity = (known: readonly BusinessEntity[]) =>
  invalidInput([
    { path: 'business_entity_id', message: `expected the id or slug of an entity: ${known.map(({ slug }) => slug).join(', ')}` },
  ]);
