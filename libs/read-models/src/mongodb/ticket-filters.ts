import type { TicketFilters } from '@eventdesk/contracts';
import type { Filter } from 'mongodb';
import type { ListFields, StoredTicket } from './collections';
import { wordConditions } from './words';

type Conditions = Filter<StoredTicket>;
export const at = (field: keyof ListFields, condition: unknown): Conditions => ({ [`list.${field}`]: condition });

/** As ranges of an index, which hold no ticket that was not opened: counting them reads no document. */
const EVER = { $gte: new Date(-8.64e15) };
export const opened = at('updated_at', EVER);

/** `from` is inclusive, `to` exclusive. */
export const period = (from: string | undefined, to: string | undefined) => ({
  ...(from === undefined ? EVER : { $gte: new Date(from) }),
  ...(to === undefined ? {} : { $lt: new Date(to) }),
});

export const NOBODY = 'none';
export const assignedTo = (agent: string): Conditions => (agent === NOBODY ? at('unassigned', true) : at('assigned_to', agent));

/** What the filters ask of each ticket, but for those that choose facets; null when nothing can have it. */
export function ticketConditions(filters: TicketFilters): Conditions[] | null {
  const { assigned_to, sales_stage, contact_id, customer_organization_id, tag, opened_from, opened_to, q } = filters;
  const words = q === undefined ? [] : wordConditions(q);
  if (!words) return null;
  const asked: Partial<Record<keyof ListFields, string | undefined>> = {
    contact_id,
    customer_organization_id,
    tags: tag,
  };
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  const isPeriod = opened_from !== undefined || opened_to !== undefined;
  return [
    ...(assigned_to === undefined ? [] : [assignedTo(assigned_to)]),
    ...(sales_stage ? [at('sales_stage', { $in: sales_stage })] : []),
    ...given.map(([field, value]) => at(field as keyof ListFields, value)),
    ...(isPeriod ? [at('created_at', period(opened_from, opened_to))] : []),
    ...words,
  ];
}
