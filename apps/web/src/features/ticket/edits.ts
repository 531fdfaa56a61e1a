/** The edits that the page makes, each with what it shows at once. */
import { desk } from '../../api/client';
import type { Department, Priority, SalesStage, Ticket } from '../../api/types';
import type { Edit } from './acts';
import type { Edited } from './changed-since';

interface Changes {
  subject?: string;
  description?: string;
  category?: string;
  priority?: Priority;
  opportunity_value?: string | null;
  lead_source?: string | null;
  conversion_probability?: number | null;
}

const path = ({ id }: Ticket) => ({ ticket: id });

/** @param mine in words, as a conflict shows it */
export const change = (changes: Changes, mine: string): Edit => ({
  fields: Object.keys(changes) as Edited[],
  mine,
  shows: (ticket) => ({ ...ticket, ...changes }),
  send: (ticket, header) => desk.patch('/tickets/{ticket}', { params: { path: path(ticket), header }, body: changes }),
});

/** Only what was added and removed: tags that others gave meanwhile stay. */
export function retag(before: readonly string[], after: readonly string[]): Edit {
  const added = after.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !after.includes(tag));
  const tagsOf = (ticket: Ticket) => [...new Set([...ticket.tags.filter((tag) => !removed.includes(tag)), ...added])];
  return {
    fields: [],
    mine: after.join(', '),
    shows: (ticket) => ({ ...ticket, tags: tagsOf(ticket) }),
    send: (ticket, header) =>
      desk.patch('/tickets/{ticket}', { params: { path: path(ticket), header }, body: { tags: tagsOf(ticket) } }),
  };
}

interface Assignment {
  assigned_to?: string | null;
  assigned_department?: Department | null;
}
export const assign = (assignment: Assignment, mine: string): Edit => ({
  fields: Object.keys(assignment) as Edited[],
  mine,
  shows: (ticket) => ({ ...ticket, ...assignment }),
  send: (ticket, header) =>
    desk.post('/tickets/{ticket}/assignment', { params: { path: path(ticket), header }, body: assignment }),
});

export const toStage = (sales_stage: SalesStage, reason: string | null, mine: string): Edit => ({
  fields: ['sales_stage'],
  mine,
  shows: (ticket) => ({ ...ticket, sales_stage }),
  send: (ticket, header) =>
    desk.post('/tickets/{ticket}/sales-stage', { params: { path: path(ticket), header }, body: { sales_stage, reason } }),
});
