import { Refused } from '../../api/refused';
import type { Ticket } from '../../api/types';
import { type Field, unlessOvertaken } from './overtaken';

const ticket = (more: Partial<Ticket>): Ticket =>
  ({
    ...{ revision: 3, sales_stage: 'lead', conversion_probability: 20, opportunity_value: null, order_id: null, quote_id: null },
    ...more,
  }) as Ticket;
const refusal = (code: string) => new Refused({ type: 'about:blank', title: code, status: 412, code, detail: code });

/** A desk that has the ticket as others left it. */
function attempt(now: Ticket, fields: readonly Field[]) {
  const sent: number[] = [];
  const send = (revision: number) => {
    sent.push(revision);
    return revision === now.revision ? Promise.resolve(now) : Promise.reject(refusal('revision_conflict'));
  };
  return { sent, outcome: unlessOvertaken({ seen: ticket({}), fields, send, reread: () => Promise.resolve(now) }) };
}

describe('an act on an opportunity', () => {
  it('is sent for the revision that was seen', async () => {
    const { sent, outcome } = attempt(ticket({}), ['sales_stage']);
    expect(await outcome).toEqual({ done: ticket({}) });
    expect(sent).toEqual([3]);
  });
  it('does not overwrite what others set meanwhile', async () => {
    const now = ticket({ revision: 5, sales_stage: 'proposal' });
    const { sent, outcome } = attempt(now, ['sales_stage']);
    expect(await outcome).toMatchObject({ overtakenBy: now });
    expect(sent).toEqual([3]);
  });
  it('is sent again when others changed something else', async () => {
    const now = ticket({ revision: 5, conversion_probability: 60 });
    const { sent, outcome } = attempt(now, ['sales_stage']);
    expect(await outcome).toEqual({ done: now });
    expect(sent).toEqual([3, 5]);
  });
  it('throws what it is refused for otherwise', () =>
    expect(
      unlessOvertaken({
        ...{ seen: ticket({}), fields: ['sales_stage'], reread: () => Promise.resolve(ticket({})) },
        send: () => Promise.reject(refusal('opportunity_closed')),
      }),
    ).rejects.toMatchObject({ code: 'opportunity_closed' }));
});
