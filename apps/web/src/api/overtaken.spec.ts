import { unlessOvertaken } from './overtaken';
import { Refused } from './refused';
import type { Ticket } from './types';

const ticket = (more: Partial<Ticket>): Ticket => ({ revision: 3, sales_stage: 'lead', ...more }) as Ticket;
const refusal = (code: string) => new Refused({ type: 'about:blank', title: code, status: 412, code, detail: code });

/** A desk that has the ticket as others left it. @param overlooked what they set that this act sets, too */
function attempt(now: Ticket, overlooked: string | null = null) {
  const sent: [number, Ticket | undefined][] = [];
  const send = (revision: number, shown: Ticket | undefined) => {
    sent.push([revision, shown]);
    return revision === now.revision ? Promise.resolve(now) : Promise.reject(refusal('revision_conflict'));
  };
  return { sent, outcome: unlessOvertaken({ from: 3, send, reread: () => Promise.resolve({ now, overlooked }) }) };
}

describe('an act on a ticket', () => {
  it('is sent for the revision that was seen', async () => {
    const { sent, outcome } = attempt(ticket({}));
    expect(await outcome).toEqual({ done: ticket({}) });
    expect(sent).toEqual([[3, undefined]]);
  });
  it('does not overwrite what others set meanwhile', async () => {
    const now = ticket({ revision: 5, sales_stage: 'proposal' });
    const { sent, outcome } = attempt(now, 'the stage');
    expect(await outcome).toMatchObject({ overlooked: 'the stage', now, refusal: { code: 'revision_conflict' } });
    expect(sent).toEqual([[3, undefined]]);
  });
  it('is sent again, for the ticket as it is by then, when others changed something else', async () => {
    const now = ticket({ revision: 5 });
    const { sent, outcome } = attempt(now);
    expect(await outcome).toEqual({ done: now });
    expect(sent).toEqual([
      [3, undefined],
      [5, now],
    ]);
  });
  it('is not sent for ever', () =>
    expect(
      unlessOvertaken({
        from: 3,
        send: () => Promise.reject(refusal('revision_conflict')),
        reread: (from) => Promise.resolve({ now: ticket({ revision: from + 1 }), overlooked: null }),
      }),
    ).rejects.toMatchObject({ code: 'revision_conflict' }));
  it('throws what it is refused for otherwise', () =>
    expect(
      unlessOvertaken({
        from: 3,
        send: () => Promise.reject(refusal('opportunity_closed')),
        reread: () => Promise.resolve({ now: ticket({}), overlooked: null }),
      }),
    ).rejects.toMatchObject({ code: 'opportunity_closed' }));
});
