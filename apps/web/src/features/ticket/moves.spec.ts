import type { Meta } from '../../api/types';
import { leadsBack, movesOf, movesWithReply } from './moves';

const ticket = { status: 'open', allowed_statuses: ['pending', 'resolved', 'cancelled'] } as const;
const moves = { status: ticket.status, allowed_statuses: [...ticket.allowed_statuses] };

describe('the moves of a ticket', () => {
  it('are what its workflow allows; some ask first', () =>
    expect(movesOf(moves).map(({ to, asks }) => [to, asks])).toEqual([
      ['pending', null],
      ['resolved', 'resolution'],
      ['cancelled', 'reason'],
    ]));
  it.each([
    ['new', 'move_open'],
    ['pending', 'move_reopen'],
    ['resolved', 'move_reopen'],
  ] as const)('from %s to open read as %s', (status, word) =>
    expect(movesOf({ status, allowed_statuses: ['open'] })[0]?.word).toBe(word),
  );
  it('that go with a reply leave out those that end the conversation', () =>
    expect(movesWithReply({ status: 'open', allowed_statuses: ['pending', 'closed', 'cancelled'] }).map(({ to }) => to)).toEqual([
      'pending',
    ]));
});

describe('a move can be undone', () => {
  const meta = {
    ticket_types: [{ type: 'support', workflow: 'service' }],
    workflows: { service: { transitions: [{ from: 'pending', to: 'open', addition: true }] } },
  } as unknown as Meta;
  it('where the workflow leads back', () =>
    expect(leadsBack(meta, { ticket_type: 'support', status: 'open' }, 'pending')).toBe(true));
  it('not where it does not', () => expect(leadsBack(meta, { ticket_type: 'support', status: 'new' }, 'open')).toBe(false));
});
