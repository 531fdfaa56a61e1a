import { type Status, statuses, type TicketType, ticketTypes } from '@eventdesk/contracts';
import { aCommand, aFact, anOpened, defaultDesk, given } from '@eventdesk/testing';
import { ticketDecider } from './decide';
import { allowedStatuses } from './workflow';

const desk = defaultDesk();
const decider = ticketDecider(desk);

// The specification's table, once more by hand.
const standard: Record<Status, Status[]> = {
  new: ['open'],
  open: ['pending', 'resolved', 'cancelled'],
  pending: ['open', 'resolved'],
  resolved: ['open', 'closed'],
  closed: [],
  cancelled: [],
};
const inquiry: Record<Status, Status[]> = { ...standard, open: ['resolved', 'cancelled'], pending: [] };
const table: Record<TicketType, Record<Status, Status[]>> = { support: standard, sales: standard, inquiry };

const every = ticketTypes.flatMap((type) => statuses.flatMap((from) => statuses.map((to) => [type, from, to] as const)));
const inStatus = (ticket_type: TicketType, to: Status) => [
  anOpened({ ticket_type }),
  aFact({ type: 'StatusChanged', data: { from: 'new', to, reason: null, resolution: null, because: 'import' } }),
];
const move = (status: Status) => aCommand({ type: 'ChangeStatus', data: { status, resolution: null, reason: null } });

describe('a move through the workflow', () => {
  const allowed = every.filter(([type, from, to]) => table[type][from].includes(to));
  const refused = every.filter(([type, from, to]) => from !== to && !table[type][from].includes(to));

  it.each(allowed)('%s: %s → %s is made', (type, from, to) => {
    given(decider, ...inStatus(type, from))
      .when(move(to))
      .decides({ type: 'StatusChanged', data: { from, to, reason: null, resolution: null, because: 'move' } });
  });

  it.each(refused)('%s: %s → %s is refused with the moves that are open', (type, from, to) => {
    given(decider, ...inStatus(type, from))
      .when(move(to))
      .refuses({ code: 'transition_not_allowed', from, to, allowed: table[type][from] });
  });

  it.each(ticketTypes.flatMap((type) => statuses.map((status) => [type, status] as const)))(
    '%s: to the status it is in, %s, decides nothing',
    (type, status) =>
      given(decider, ...inStatus(type, status))
        .when(move(status))
        .decidesNothing(),
  );
});

describe('the moves that are offered', () => {
  it('are those of the type’s workflow, in the order of the statuses', () => {
    for (const type of ticketTypes)
      for (const from of statuses) expect(allowedStatuses(desk, type, from)).toEqual(table[type][from]);
  });
});
