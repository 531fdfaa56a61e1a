import { aMove, anId, hoursLater } from '@eventdesk/testing';
import type { SimilarQuery } from '../port';
import { type CreateViews, useViews } from './fixture';
import { History, logOf } from './history';

const of = (email: string) => ({ contact_id: anId(email), contact: { name: 'Somebody', email, phone: null } });

export function similarContract(create: CreateViews): void {
  const given = useViews(create);
  const names = new Map<string, string>();
  const similar = async (query: Partial<SimilarQuery>) => {
    const found = await given.views.similar({ subject: '', contact_ids: [], ended_after: hoursLater(100), ...query });
    return found.map(({ document, why }) => [names.get(document.id), ...why]);
  };

  describe('similar tickets', () => {
    beforeEach(async () => {
      const history = new History();
      const open = (name: string, subject: string, more: Parameters<History['open']>[1] = {}) => {
        const at = hoursLater(names.size);
        names.set(history.open(name, { subject, description: 'As ever', ...more }, at), name);
      };
      names.clear();
      open('red light', 'The charger has a red light', of('jan@customer.example'));
      open('cable', 'Charger cable is torn', of('piet@customer.example'));
      open('sale', 'Red charger, with cable', { ...of('els@customer.example'), ticket_type: 'sales' });
      open('solved', 'Red light on charger', of('jan@customer.example'));
      history.act('solved', hoursLater(101), aMove('new', 'resolved'));
      open('long solved', 'Red light on charger', of('jan@customer.example'));
      history.act('long solved', hoursLater(99), aMove('new', 'resolved'));
      open('elsewhere', 'Question', { ...of('mo@customer.example'), description: 'A red charger' });
      await given.views.apply(history.events);
    });

    it('have at least half of the significant words of the subject in their own', async () => {
      expect(await similar({ subject: 'Light of my charger is RÉD' })).toEqual([
        ['solved', 'similar_subject'],
        ['red light', 'similar_subject'],
        ['sale', 'similar_subject'],
      ]);
      expect(await similar({ subject: 'Invoice and contract for a red charger' })).toEqual([
        ['solved', 'similar_subject'],
        ['sale', 'similar_subject'],
        ['red light', 'similar_subject'],
      ]);
      expect(await similar({ subject: 'Invoice, contract and address for a red charger' })).toEqual([]);
    });

    it('are not told by a single word, nor by those that say nothing', async () => {
      for (const subject of ['charger', 'The charger is not', '', '"* OR (', '💥'])
        expect([subject, await similar({ subject })]).toEqual([subject, []]);
    });

    it('are those of the contact, unsolved or solved of late, and first what is both', async () => {
      const contact_ids = [anId('jan@customer.example')];
      expect(await similar({ contact_ids })).toEqual([
        ['solved', 'same_contact'],
        ['red light', 'same_contact'],
      ]);
      expect(await similar({ contact_ids, subject: 'torn charger cable' })).toEqual([
        ['solved', 'same_contact'],
        ['cable', 'similar_subject'],
        ['red light', 'same_contact'],
        ['sale', 'similar_subject'],
      ]);
      expect((await similar({ contact_ids, subject: 'red light' }))[0]).toEqual(['solved', 'same_contact', 'similar_subject']);
    });

    it('are of one type when it is asked for, and five at most', async () => {
      expect(await similar({ subject: 'red charger', type: 'sales' })).toEqual([['sale', 'similar_subject']]);
      const history = new History();
      for (let at = 0; at < 9; at++) history.open(`more ${at}`, of('many@customer.example'));
      await given.views.apply(history.events);
      expect(await similar({ contact_ids: [anId('many@customer.example')] })).toHaveLength(5);
    });

    it('are found after a rebuild too', async () => {
      const history = new History();
      names.set(history.open('red light', { subject: 'The charger has a red light' }), 'red light');
      await given.rebuild(logOf(history.events));
      await given.views.loadCheckpoint();
      expect(await similar({ subject: 'red light' })).toEqual([['red light', 'similar_subject']]);
    });
  });
}
