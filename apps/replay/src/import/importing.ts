/** What every row is read with: the mapping, and the desk that its tickets are opened at. */
import { type BusinessEntity, type DeskConfig, findEntity, ticketTypes } from '@eventdesk/contracts';
import { UsageError } from '../usage-error';
import type { Mapping } from './mapping';

export interface Importing {
  mapping: Mapping;
  config: DeskConfig;
  entity: BusinessEntity;
}

/** @throws UsageError when the mapping speaks of what this desk does not have */
export function importingInto(config: DeskConfig, mapping: Mapping): Importing {
  const { business_entity, category, ticket_type } = mapping.ticket;
  const entity = findEntity(config, business_entity);
  if (!entity)
    throw new UsageError(
      `the mapping's ticket.business_entity is "${business_entity}"; expected one of ${config.business_entities.map(({ slug }) => slug).join(', ')}`,
    );

  const types = 'fixed' in ticket_type ? [ticket_type.fixed] : ticketTypes;
  const known = types.flatMap((type) => config.ticket_types[type].categories);
  const named = 'fixed' in category ? [category.fixed] : [...Object.values(category.values ?? {}), category.otherwise];
  const unknown = named.find((word) => word !== undefined && !known.includes(word));
  if (unknown !== undefined)
    throw new UsageError(`the mapping's ticket.category is "${unknown}"; expected one of ${[...new Set(known)].join(', ')}`);
  return { mapping, config, entity };
}
