import type { Act } from '../../api/act';
import { Refused } from '../../api/refused';
import type { Ticket } from '../../api/types';
import { begun, type BulkAct, type BulkRun, inTurn, runBulk, tallyOf, undoBulk, withOutcome } from './bulk';
import { moving, movesOf, prioritizing, tagging } from './bulk-acts';
import { ticketOf } from './ticket-for-spec';

/** A desk that does what the act shows, one revision on, and refuses the tickets it is told to. */
async function run(bulk: BulkAct, tickets: readonly ReturnType<typeof ticketOf>[], refuses: readonly string[] = []) {
  let now: BulkRun = begun(bulk.title, tickets);
  const known = new Map<string, Ticket>(tickets.map((ticket) => [ticket.id, ticket]));
  const act = async ({ ticket: { id }, shows }: Act<Ticket>): Promise<Ticket> => {
    const ticket = known.get(id);
    if (!ticket || !shows || refuses.includes(id))
      throw new Refused({ type: '', title: '', status: 409, code: 'revision_conflict', detail: '' });
    const after = { ...shows(ticket), revision: ticket.revision + 1, allowed_statuses: ['open' as const] };
    known.set(id, after);
    return after;
  };
  const ways = {
    act,
    tell: (id: string, outcome: BulkRun['items'][number]['outcome']) => void (now = withOutcome(now, id, outcome)),
  };
  await runBulk(bulk, tickets, ways);
  return { now: () => now, known, undo: () => undoBulk(now, ways) };
}

describe('an act on many', () => {
  it('tells of each how it came out', async () => {
    const { now } = await run(prioritizing('High', 'high'), [ticketOf('1'), ticketOf('2'), ticketOf('3')], ['2']);
    expect(tallyOf(now())).toEqual({ waiting: 0, done: 2, refused: 1, undone: 0, undoable: 2 });
    expect(now().items[1]?.outcome).toMatchObject({ state: 'refused', error: { code: 'revision_conflict' } });
  });
  it('can be undone where it was done', async () => {
    const { now, known, undo } = await run(
      prioritizing('High', 'high'),
      [ticketOf('1', { priority: 'low' }), ticketOf('2')],
      ['2'],
    );
    await undo();
    expect(known.get('1')?.priority).toBe('low');
    expect(tallyOf(now())).toMatchObject({ undone: 1, refused: 1, undoable: 0 });
  });
  it('moves only those that the workflow lets go there, without asking the desk for others', async () => {
    const stuck = ticketOf('2', { status: 'closed', allowed_statuses: [] });
    const { now } = await run(moving('Resolved', 'resolved'), [ticketOf('1'), stuck]);
    expect(now().items[1]?.outcome).toMatchObject({
      state: 'refused',
      error: { code: 'transition_not_allowed', problem: { from: 'closed' } },
    });
  });
  it('goes back in the workflow only where there is a way back', async () => {
    const opened = ticketOf('1', { status: 'new', allowed_statuses: ['open'] });
    const { now } = await run(moving('Resolved', 'resolved'), [ticketOf('2')]);
    expect(tallyOf(now()).undoable).toBe(1);
    const other = await run(moving('Open', 'open'), [opened]);
    expect(tallyOf(other.now()).undoable).toBe(0);
  });
  it('adds and takes away one tag, and leaves the others', async () => {
    const { known } = await run(tagging('+', 'vip', true), [ticketOf('1', { tags: ['a'] }), ticketOf('2', { tags: ['vip'] })]);
    expect([...known.values()].map(({ tags }) => tags)).toEqual([['a', 'vip'], ['vip']]);
    const less = await run(tagging('-', 'vip', false), [ticketOf('1', { tags: ['a', 'vip'] })]);
    expect(less.known.get('1')?.tags).toEqual(['a']);
  });
  it('does not overwrite the tags that somebody else set meanwhile', () =>
    expect(tagging('+', 'vip', true).on(ticketOf('1')).onlyIfUnchanged).toBe(true));
  it('knows how many can go where', () =>
    expect([...movesOf([ticketOf('1'), ticketOf('2', { allowed_statuses: ['open'] })])]).toEqual([
      ['pending', 1],
      ['resolved', 1],
      ['cancelled', 1],
      ['open', 1],
    ]));
});

describe('work in turn', () => {
  it('does all, never more than so many at a time', async () => {
    let [running, most, done] = [0, 0, 0];
    await inTurn([...Array(20).keys()], async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve));
      running--;
      done++;
    });
    expect([most, done]).toEqual([6, 20]);
  });
  it('goes on after one that fails', async () => {
    const done: number[] = [];
    await inTurn([0, 1, 2], async (item) => (item === 0 ? Promise.reject(new Error('no')) : void done.push(item)), 1);
    expect(done).toEqual([1, 2]);
  });
});
