import { priorities, type TicketFilters } from '@eventdesk/contracts';
import type { Filter } from 'mongodb';
import type { ListFields, StoredTicket } from './collections';
import { wordConditions } from './words';

type Conditions = Filter<StoredTicket>;
const at = (field: keyof ListFields, condition: unknown): Conditions => ({ [`list.${field}`]: condition });

/** As a range of an index, so that counting it reads no document. Absent from tickets that were not opened. */
const opened = at('updated_at', { $gte: new Date(-8.64e15) });

/** What the filters leave; null when that is nothing, whatever there is. */
export function conditionsOf(filters: TicketFilters): Conditions | null {
  const words = filters.q === undefined ? [] : wordConditions(filters.q);
  if (!words) return null;
  const conditions = [...fieldConditions(filters), ...words];
  return conditions.length > 0 ? { $and: conditions } : opened;
}

function fieldConditions(filters: TicketFilters): Conditions[] {
  const { type, status, priority, opened_from, opened_to, tag } = filters;
  const given: (Conditions | false | undefined)[] = [
    type && at('ticket_type', { $in: type }),
    status && at('status', { $in: status }),
    priority && at('priority', { $in: priority.map((name) => priorities.indexOf(name)) }),
    ...equalities(filters),
    tag !== undefined && at('tags', tag),
    (opened_from !== undefined || opened_to !== undefined) && at('created_at', period(opened_from, opened_to)),
  ];
  return given.filter((condition): condition is Conditions => typeof condition === 'object');
}

function equalities(filters: TicketFilters): Conditions[] {
  const { category, assigned_department, assigned_to, business_entity_id, contact_id, customer_organization_id, sla } = filters;
  const asked: Partial<Record<keyof ListFields, string | undefined>> = {
    category,
    department: assigned_department,
    assigned_to,
    entity: business_entity_id,
    contact_id,
    customer_organization_id,
    sla,
  };
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  return given.map(([field, value]) => at(field as keyof ListFields, value));
}

/** `from` is inclusive, `to` exclusive. */
export const period = (from: string | undefined, to: string | undefined) => ({
  ...(from === undefined ? {} : { $gte: new Date(from) }),
  ...(to === undefined ? {} : { $lt: new Date(to) }),
});
