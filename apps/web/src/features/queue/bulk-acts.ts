/** What can be done to many tickets, and how each of it is undone. */
import type { Act, ActHeaders } from '../../api/act';
import { desk } from '../../api/client';
import { Refused } from '../../api/refused';
import type { Department, Priority, Status, Ticket } from '../../api/types';
import type { BulkAct } from './bulk';

type Assignment = Partial<Pick<Ticket, 'assigned_to' | 'assigned_department'>>;
type Edit = Partial<Pick<Ticket, 'priority' | 'tags'>>;

const to = ({ id }: Pick<Ticket, 'id'>, header: ActHeaders) => ({ path: { ticket: id }, header });

const assign = (ticket: Ticket, body: Assignment): Act<Ticket> => ({
  ticket,
  shows: (shown) => ({ ...shown, ...body }),
  send: (headers) => desk.post('/tickets/{ticket}/assignment', { params: to(ticket, headers), body }),
});
const edit = (ticket: Ticket, body: Edit): Act<Ticket> => ({
  ticket,
  shows: (shown) => ({ ...shown, ...body }),
  send: (headers) => desk.patch('/tickets/{ticket}', { params: to(ticket, headers), body }),
});
const move = (ticket: Ticket, status: Status): Act<Ticket> => ({
  ticket,
  shows: (shown) => ({ ...shown, status }),
  send: (headers) => desk.post('/tickets/{ticket}/status', { params: to(ticket, headers), body: { status } }),
});
/** What others did since is not undone with it. */
const unlessChanged = (act: Act<Ticket>): Act<Ticket> => ({ ...act, onlyIfUnchanged: true });

export const assigning = (title: string, whom: Assignment): BulkAct => ({
  title,
  on: (ticket) => assign(ticket, whom),
  back: (before, after) =>
    unlessChanged(
      assign(after, {
        ...('assigned_to' in whom ? { assigned_to: before.assigned_to } : {}),
        ...('assigned_department' in whom ? { assigned_department: before.assigned_department } : {}),
      }),
    ),
});
export const toDepartment = (title: string, department: Department): BulkAct =>
  assigning(title, { assigned_department: department });

export const prioritizing = (title: string, priority: Priority): BulkAct => ({
  title,
  on: (ticket) => edit(ticket, { priority }),
  back: (before, after) => (before.priority === priority ? null : unlessChanged(edit(after, { priority: before.priority }))),
});

/** Tags are set as a whole: those that somebody else set meanwhile must not be lost. */
export const tagging = (title: string, tag: string, isAdded: boolean): BulkAct => ({
  title,
  on: (ticket) =>
    unlessChanged(edit(ticket, { tags: [...ticket.tags.filter((other) => other !== tag), ...(isAdded ? [tag] : [])] })),
  back: (before, after) => unlessChanged(edit(after, { tags: before.tags })),
});

/** Only moves that the workflow has; back where it has the way back. */
export const moving = (title: string, status: Status): BulkAct => ({
  title,
  on(ticket) {
    if (!ticket.allowed_statuses.includes(status)) throw notAllowed(ticket, status);
    return move(ticket, status);
  },
  back: (before, after) => (after.allowed_statuses.includes(before.status) ? unlessChanged(move(after, before.status)) : null),
});

const notAllowed = ({ status: from, allowed_statuses: allowed }: Ticket, wanted: Status): Refused =>
  new Refused({
    ...{ type: 'urn:eventdesk:problem:transition_not_allowed', title: 'The workflow lacks this move', status: 409 },
    ...{ code: 'transition_not_allowed', detail: `a ticket can’t go from ${from} to ${wanted}` },
    ...{ from, to: wanted, allowed },
  });

/** Of the tickets, how many can go to each status. */
export function movesOf(tickets: readonly Ticket[]): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>();
  for (const { allowed_statuses } of tickets)
    for (const status of allowed_statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}
