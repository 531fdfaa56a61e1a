import type { Recorded } from '@eventdesk/contracts';
import { aCustomer, aMove, anAgent, anId, hoursLater, openedAt } from '@eventdesk/testing';
import { BadCursor } from '../port';
import { type CreateViews, useViews } from './fixture';
import { History, logOf } from './history';

/** Streams as they come, each in its own order. */
const inOrder = (events: readonly Recorded[]): Recorded[] => {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  return streams.flatMap((stream) =>
    events.filter((event) => event.stream === stream).toSorted((a, b) => a.revision - b.revision),
  );
};

export function registerContract(create: CreateViews): void {
  const given = useViews(create);

  describe('a ticket', () => {
    it('is found by its id and by its number, and not by what is neither', async () => {
      const history = new History();
      history.open('anna');
      history.number('anna');
      await given.views.apply(history.events);
      const document = await given.views.ticket(anId('anna'));
      expect(document?.number?.state.ticket_number).toBe('SUP-2025-00001');
      expect(await given.views.ticket('SUP-2025-00001')).toEqual(document);
      expect(await given.views.ticket('SUP-2025-00002')).toBeNull();
      expect(await given.views.ticket(anId('bert'))).toBeNull();
    });
  });

  describe('the timeline', () => {
    it('has every event about the ticket from all services, in the order in which it happened', async () => {
      const history = new History();
      history.open('anna');
      history.number('anna');
      history.act('anna', hoursLater(10), aMove('new', 'open'), aCustomer);
      // Found late, but it happened before: the response was due after eight hours.
      history.observe('anna', hoursLater(10));
      history.mail('anna', hoursLater(10));
      history.open('bert');
      await given.views.apply(
        history.events.toReversed().sort((a, b) => a.stream.localeCompare(b.stream) || a.revision - b.revision),
      );
      const timeline = await given.views.timeline(anId('anna'));
      const own = history.events.filter(({ ticket_id }) => ticket_id === anId('anna'));
      expect(timeline).toHaveLength(own.length);
      const instants = timeline.map(({ occurred_at }) => occurred_at);
      expect(instants).toEqual([...instants].sort());
      expect(timeline.slice(0, 2).map(({ type, service }) => [type, service])).toEqual([
        ['TicketOpened', 'ticket-command'],
        ['ClockStarted', 'sla-monitor'],
      ]);
      expect(timeline.slice(-2)).toEqual([
        expect.objectContaining({ type: 'StatusChanged', actor: aCustomer, summary: 'Status changed from new to open' }),
        expect.objectContaining({
          type: 'MailSent',
          service: 'notification',
          cause: expect.any(String),
          data: expect.any(Object),
        }),
      ]);
    });

    it('is empty for a ticket that is not there', async () => expect(await given.views.timeline(anId('nobody'))).toEqual([]));
  });

  describe('a contact', () => {
    const jan = (name: string, phone: string | null = null) => ({
      contact_id: anId('jan'),
      contact: { name, email: 'jan@customer.example', phone },
    });

    it('is as the ticket opened last names them, whichever came first', async () => {
      const history = new History();
      history.open('second', jan('Jan Jansen', '0612345678'), hoursLater(2));
      history.open('first', jan('Jan'));
      await given.views.apply(history.events);
      const expected = { id: anId('jan'), name: 'Jan Jansen', email: 'jan@customer.example', phone: '0612345678' };
      expect(await given.views.contact(anId('jan'))).toEqual(expected);
      expect(await given.views.contact(anId('piet'))).toBeNull();
    });

    it('keeps a number that is known when a later ticket has none', async () => {
      const history = new History();
      history.open('first', jan('Jan', '0612345678'));
      history.open('second', jan('Jan Jansen'), hoursLater(2));
      await given.views.apply(history.events);
      expect(await given.views.contact(anId('jan'))).toMatchObject({ name: 'Jan Jansen', phone: '0612345678' });
    });

    it.each([
      ['', (events: readonly Recorded[]) => events],
      [', whichever came first', (events: readonly Recorded[]) => events.toReversed()],
    ])('goes by what an agent wrote, whatever a form says later%s; the form fills what is missing', async (_, order) => {
      const history = new History();
      history.open('by an agent', jan('Jan Jansen'), hoursLater(1), anAgent);
      history.open('by a form', jan('Mallory', '0600000000'), hoursLater(2));
      await given.views.apply(inOrder(order(history.events)));
      expect(await given.views.contact(anId('jan'))).toMatchObject({ name: 'Jan Jansen', phone: '0600000000' });
      history.open('by an agent again', jan('Jan Jansen', '0612345678'), openedAt, anAgent);
      history.open('by a form again', jan('Mallory', '0611111111'), hoursLater(3));
      await given.views.apply(inOrder(order(history.events)));
      expect(await given.views.contact(anId('jan'))).toMatchObject({ name: 'Jan Jansen', phone: '0612345678' });
      expect((await given.views.contacts({ q: 'jansen', limit: 1 }))[0]?.last_ticket_at).toBe(hoursLater(3));
    });
  });

  describe('the look-up of contacts', () => {
    const who = (name: string, email: string) => ({ contact_id: anId(email), contact: { name, email, phone: null } });
    const found = async (q: string, limit = 8) => (await given.views.contacts({ q, limit })).map(({ name }) => name);

    beforeEach(async () => {
      const history = new History();
      history.open('a', who('Zoë Müller', 'zoe.muller@bakery.example'));
      history.open('b', who('Jan de Vries', 'jan@fleet.example'), hoursLater(1));
      history.open('c', who('Janneke Bos', 'j.bos@fleet.example'), hoursLater(2));
      history.open('d', who('Jan de Vries', 'jan@fleet.example'), hoursLater(3));
      await given.views.apply(history.events);
    });

    it.each([
      ['every word begins a word of the name or the address', 'vri jan', ['Jan de Vries']],
      ['one word begins those of several, whose ticket is the latest first', 'jan', ['Jan de Vries', 'Janneke Bos']],
      ['a single letter is typed', 'j', ['Jan de Vries', 'Janneke Bos']],
      ['accents are left out', 'muller zoe', ['Zoë Müller']],
      ['an address is half typed', 'jan@fle', ['Jan de Vries']],
      ['it is the domain', 'fleet.example', ['Jan de Vries', 'Janneke Bos']],
      ['a word does not begin so', 'ries', []],
      ['one of the words is not there', 'jan bakery', []],
      ['there is no word in it', '"*" -', []],
    ])('when %s', async (_, q, names) => expect(await found(q)).toEqual(names));

    it('says how many tickets each has, and when the last was opened', async () => {
      expect(await given.views.contacts({ q: 'jan', limit: 1 })).toEqual([
        {
          id: anId('jan@fleet.example'),
          name: 'Jan de Vries',
          email: 'jan@fleet.example',
          phone: null,
          tickets: 2,
          last_ticket_at: hoursLater(3),
        },
      ]);
    });

    it('goes by the name that a contact has now', async () => {
      const history = new History();
      history.open('e', who('Johanna Bos', 'j.bos@fleet.example'), hoursLater(4));
      await given.views.apply(history.events);
      expect([await found('janneke'), await found('johanna')]).toEqual([[], ['Johanna Bos']]);
    });

    it('is there after a rebuild', async () => {
      const history = new History();
      history.open('a', who('Zoë Müller', 'zoe.muller@bakery.example'));
      await given.rebuild(logOf(history.events), 'contacts');
      await given.views.loadCheckpoint();
      expect([await found('zoe'), await found('jan')]).toEqual([['Zoë Müller'], []]);
    });
  });

  describe('the register of numbers', () => {
    it('lists each number with its ticket, by series, in pages', async () => {
      const history = new History();
      for (let index = 1; index <= 5; index++) history.open(`s${index}`);
      history.open('sale', { ticket_type: 'sales' });
      for (const name of ['s2', 's1', 'sale', 's4', 's5', 's3']) history.number(name);
      await given.views.apply(history.events);
      const numbersOf = (page: { items: { ticket_number: string }[] }) => page.items.map(({ ticket_number }) => ticket_number);
      const first = await given.views.numbers({ limit: 4 });
      const second = await given.views.numbers({ limit: 4, cursor: first.next_cursor ?? '' });
      expect([...numbersOf(first), ...numbersOf(second)]).toEqual([
        'SAL-2025-00001',
        ...[1, 2, 3, 4, 5].map((n) => `SUP-2025-0000${n}`),
      ]);
      expect([first.total, second.total, second.next_cursor]).toEqual([6, 6, null]);
      expect(first.items[1]).toMatchObject({
        ticket_id: anId('s2'),
        business_entity: 'chargecars',
        series: 'SUP',
        year: 2025,
        sequence: 1,
      });
      expect((await given.views.numbers({ series: 'SAL', limit: 4 })).total).toBe(1);
      expect((await given.views.numbers({ business_entity: 'chargecars', year: 2024, limit: 4 })).items).toEqual([]);
      await expect(given.views.numbers({ limit: 4, cursor: 'x' })).rejects.toThrow(BadCursor);
      await expect(given.views.numbers({ limit: 4, year: 2025, cursor: first.next_cursor ?? '' })).rejects.toThrow(BadCursor);
    });
  });
}
