import { type Recorded, ticketTypes } from '@eventdesk/contracts';
import { aMove, anId, hoursLater } from '@eventdesk/testing';
import { type CreateViews, digestsAfter, useViews } from './fixture';
import { History, logOf } from './history';

const jan = { contact_id: anId('jan'), contact: { name: 'Jan Jansen', email: 'jan@customer.example', phone: null } };
const piet = { contact_id: anId('piet'), contact: { name: 'Piet Smit', email: 'piet@customer.example', phone: null } };

/** A sale that is removed after all sorts of things, before its number and what its clocks make of it, and one that stays. */
function aHistory(): { history: History; before: number } {
  const history = new History();
  const sale = { ticket_type: 'sales', opportunity_value: '100.00' } as const;
  const tags = ['fleet'];
  history.open('spam', { ...sale, ...piet, tags, subject: 'Casino winnings' });
  history.open('kept', { ...sale, ...jan, tags, subject: 'Chargers for the fleet' });
  history.act('spam', hoursLater(1), aMove('new', 'open'));
  const reply = { reply_id: anId('reply'), author: 'customer', body: 'roulette' } as const;
  history.act('spam', hoursLater(2), { type: 'ReplyAdded', data: reply });
  const before = history.events.length;
  history.note('spam', hoursLater(3), { type: 'TicketRemoved', data: { reason: 'Spam' } });
  history.number('spam');
  history.number('kept');
  history.observe('spam', hoursLater(90));
  history.mail('spam', hoursLater(3));
  return { history, before };
}

export function removalContract(create: CreateViews): void {
  const given = useViews(create);
  const list = (filters: object = {}) => given.views.tickets({ sort: '-updated_at', limit: 10, ...filters });

  describe('a removed ticket', () => {
    const seen = async () => {
      const all = await list();
      const found = await Promise.all([
        list({ q: 'casino' }),
        list({ q: 'roulette' }),
        list({ tag: 'fleet' }),
        list({ type: [...ticketTypes], sort: 'priority' }),
        list({ contact_id: anId('piet') }),
        given.views.slaBoard({ limit: 10 }),
      ]);
      const board = found.pop() as { id: string }[];
      return {
        all: all.items.map(({ id }) => id),
        total: all.total,
        found: (found as { total: number }[]).map(({ total }) => total),
        board: board.map(({ id }) => id).sort(),
        value: (await given.views.pipeline({})).open_value,
        opened: (await given.views.report({ by: 'type' })).total.opened,
        count: (await given.views.counts()).tickets,
      };
    };
    const withBoth = {
      all: [anId('spam'), anId('kept')],
      total: 2,
      found: [1, 1, 2, 2, 1],
      board: [anId('spam'), anId('kept')].sort(),
      value: '200.00',
      opened: 2,
      count: 2,
    };
    const withOne = {
      all: [anId('kept')],
      total: 1,
      found: [0, 0, 1, 1, 0],
      board: [anId('kept')],
      value: '100.00',
      opened: 1,
      count: 1,
    };

    it('is in no list, search or figure any more', async () => {
      const { history, before } = aHistory();
      await given.views.apply(history.events.slice(0, before));
      expect(await seen()).toEqual(withBoth);
      await given.views.apply(history.events.slice(before));
      expect(await seen()).toEqual(withOne);
    });

    it('never was in any, when all of it comes at once', async () => {
      await given.views.apply(aHistory().history.events);
      expect(await seen()).toEqual(withOne);
    });

    it('leaves a mark, found by its id and by its number, which the register still shows', async () => {
      await given.views.apply(aHistory().history.events);
      const mark = await given.views.ticket(anId('spam'));
      expect(mark).toEqual({
        ...{ id: anId('spam'), ticket: null, sla: null, replies: [] },
        number: expect.objectContaining({
          state: expect.objectContaining({ ticket_number: 'SAL-2025-00001' }) as object,
        }) as object,
        removed: { revision: 3, state: { removed_at: hoursLater(3) } },
      });
      expect(await given.views.ticket('SAL-2025-00001')).toEqual(mark);
      const { items } = await given.views.numbers({ limit: 10 });
      expect(items.map(({ ticket_id }) => ticket_id)).toEqual([anId('spam'), anId('kept')]);
    });

    it('takes its contact along, unless another ticket has the same', async () => {
      const { history, before } = aHistory();
      await given.views.apply(history.events.slice(0, before));
      expect(await given.views.contact(anId('piet'))).not.toBeNull();
      await given.views.apply(history.events.slice(before));
      expect(await given.views.contact(anId('piet'))).toBeNull();
      expect(await given.views.contacts({ q: 'smit', limit: 5 })).toEqual([]);
      history.open('another of piet', piet, hoursLater(100));
      await given.views.apply(history.events);
      expect(await given.views.contacts({ q: 'smit', limit: 5 })).toMatchObject([{ name: 'Piet Smit', tickets: 1 }]);
    });

    it('is not brought back by what comes late or once more, nor by a rebuild', async () => {
      const { events } = aHistory().history;
      const late = (event: Recorded) => !event.stream.startsWith('ticket-');
      await given.views.apply(events.filter((event) => !late(event)));
      await given.views.apply(events.filter(late));
      for (const event of events) await given.views.apply([event]);
      expect(await seen()).toEqual(withOne);
      const expected = await digestsAfter(
        create,
        events.map((event) => [event]),
      );
      expect(await given.views.digests()).toEqual(expected);
      await given.rebuild(logOf(events));
      await given.views.loadCheckpoint();
      expect(await given.views.digests()).toEqual(expected);
      expect(await seen()).toEqual(withOne);
    });
  });
}
