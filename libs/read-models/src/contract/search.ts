import { type Contact } from '@eventdesk/contracts';
import { anId, hoursLater } from '@eventdesk/testing';
import fc from 'fast-check';
import { type CreateViews, useViews } from './fixture';
import { History } from './history';

const contact = (name: string, email: string): { contact_id: string; contact: Contact } => ({
  contact_id: anId(email),
  contact: { name, email, phone: null },
});

/** Three tickets, each found by its name. */
function aHistory(): History {
  const history = new History();
  history.open('cable', {
    subject: 'Ladekabel defekt',
    description: 'The café’s cable is torn',
    ...contact('Zoë Müller', 'zoe.muller@bakery.example'),
  });
  history.open('invoice', {
    subject: 'Invoice 2025-117 is wrong',
    description: 'Charged twice; see AND or NOT',
    ...contact('Jan', 'jan@fleet.example'),
  });
  history.open('plain', { subject: 'Question', description: 'When do you open?', ...contact('Piet', 'piet@fleet.example') });
  history.number('cable');
  history.number('invoice');
  history.act('plain', hoursLater(1), {
    type: 'ReplyAdded',
    data: { reply_id: anId('r'), author: 'agent', body: 'We open at nine, except Sundays' },
  });
  return history;
}
const names = new Map(['cable', 'invoice', 'plain'].map((name) => [anId(name), name]));

export function searchContract(create: CreateViews): void {
  const given = useViews(create);
  const found = async (q: string) => {
    const { items, total } = await given.views.tickets({ q, sort: 'created_at', limit: 10 });
    expect(total).toBe(items.length);
    return items.map(({ id }) => names.get(id)).sort();
  };

  describe('the search', () => {
    beforeEach(() => given.views.apply(aHistory().events));

    it.each([
      ['a word of the subject', 'ladekabel', ['cable']],
      ['a word of the description', 'torn', ['cable']],
      ['a word of a reply', 'sundays', ['plain']],
      ['the contact’s name, without its accents', 'zoe muller', ['cable']],
      ['words with accents where the text has none', 'ínvoice', ['invoice']],
      ['an address as a whole', 'jan@fleet.example', ['invoice']],
      ['a part of an address', 'fleet', ['invoice', 'plain']],
      ['the ticket’s number', 'SUP-2025-00002', ['invoice']],
      ['the beginning of the last word', 'is wro', ['invoice']],
      ['every word, wherever it stands', 'nine question', ['plain']],
    ])('finds %s', async (_, q, expected) => expect(await found(q)).toEqual(expected));

    it.each([
      ['the beginning of a word that is not the last', 'wro invoice'],
      ['one of two words only', 'torn question'],
      ['words of another order in a number', '2025-SUP'],
    ])('does not find %s', async (_, q) => expect(await found(q)).toEqual([]));

    it.each(['"', '*', '-', '***', '()', '"" - ""', ' \u0000 ', ':', '💥'])('finds nothing by %j, and does not fail', async (q) =>
      expect(await found(q)).toEqual([]),
    );

    it('takes operators as the words that they are', async () => {
      expect(await found('AND or NOT')).toEqual(['invoice']);
      expect(await found('torn OR question')).toEqual([]);
      expect(await found('subject:question')).toEqual([]);
      expect(await found('-torn')).toEqual(['cable']);
    });

    it('never fails, whatever is typed', async () => {
      const odd = fc.string({
        unit: fc.constantFrom('"', '*', '-', ':', '^', '(', ')', '{', '+', ' ', 'a', 'é', '\\', "'", '\0', '語', 'AND ', 'NEAR('),
      });
      await fc.assert(
        fc.asyncProperty(odd, async (q) => void (await found(q))),
        { numRuns: 200 },
      );
    });

    it('goes together with filters', async () => {
      const { items } = await given.views.tickets({
        q: 'fleet',
        contact_id: anId('piet@fleet.example'),
        sort: 'created_at',
        limit: 10,
      });
      expect(items.map(({ id }) => names.get(id))).toEqual(['plain']);
    });

    it('finds a text by its new words and no longer by its old ones, once it was edited', async () => {
      const history = aHistory();
      history.act('cable', hoursLater(2), { type: 'TicketEdited', data: { changes: { subject: 'Stecker' } } });
      await given.views.apply(history.events);
      expect([await found('stecker'), await found('ladekabel')]).toEqual([['cable'], []]);
    });
  });
}
