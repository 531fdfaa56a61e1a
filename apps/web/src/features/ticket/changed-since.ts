/** What happened to a ticket after somebody began to edit it, and whether that touches what they edited. */
import type { TimelineItem } from '../../api/types';
import { isEvent } from './event-of';

/** A field of the ticket as the page edits it. */
export type Edited =
  | 'subject'
  | 'description'
  | 'category'
  | 'priority'
  | 'tags'
  | 'assigned_department'
  | 'assigned_to'
  | 'sales_stage'
  | 'opportunity_value'
  | 'lead_source'
  | 'conversion_probability';

/**
 * Events of the ticket's own stream after `revision`, in the order in which they were recorded: a revision counts only those.
 * @param revision that was shown when the edit began
 */
export const changesSince = (items: readonly TimelineItem[], revision: number): TimelineItem[] =>
  items
    .filter(({ service }) => service === 'ticket-command')
    .map((item, at) => ({ item, at }))
    .sort((a, b) => compare(a.item.recorded_at, b.item.recorded_at) || a.at - b.at)
    .slice(revision + 1)
    .map(({ item }) => item);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of these changes, those that somebody else made to one of `fields`: sending again would overwrite them. */
export const conflicting = (changes: readonly TimelineItem[], fields: readonly Edited[], me: string): TimelineItem[] =>
  changes.filter((change) => change.actor.id !== me && touchedBy(change).some((field) => fields.includes(field)));

function touchedBy(change: TimelineItem): readonly Edited[] {
  if (isEvent(change, 'TicketEdited')) return Object.keys(change.data.changes) as Edited[];
  if (isEvent(change, 'PriorityChanged')) return ['priority'];
  if (isEvent(change, 'TicketAssigned')) return ['assigned_department', 'assigned_to'];
  if (isEvent(change, 'SalesStageChanged')) return ['sales_stage', 'conversion_probability'];
  if (isEvent(change, 'TicketConverted')) return ['sales_stage', 'conversion_probability', 'opportunity_value'];
  return [];
}
