import { priorities, salesStages, type TicketFilters, TicketSort, ticketTypes } from '@eventdesk/contracts';
import { aMove, anId, hoursLater } from '@eventdesk/testing';
import fc from 'fast-check';
import { BadCursor, type TicketDocument, type ViewStore } from '../port';
import { type CreateViews, useViews } from './fixture';
import { histories } from './histories';
import { History } from './history';
import { documentsFrom, matches, type Opened, sortedValues, sortValue } from './reference';

const idsOf = (documents: readonly TicketDocument[]) => documents.map(({ id }) => id);

/** All pages of a list, one after another. */
async function allPages(views: ViewStore, filters: TicketFilters, sort: TicketSort, limit: number) {
  const items: TicketDocument[] = [];
  const totals = new Set<number>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await views.tickets({ ...filters, sort, limit, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    totals.add(page.total);
    cursor = page.next_cursor;
  }
  return { items, totals: [...totals] };
}

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const filters: fc.Arbitrary<TicketFilters> = fc.record(
  {
    type: some(ticketTypes),
    status: some(['new', 'open', 'pending', 'resolved', 'cancelled'] as const),
    priority: some(priorities),
    category: fc.constantFrom('technical', 'billing'),
    assigned_department: fc.constantFrom('technical', 'sales', 'none'),
    assigned_to: fc.constantFrom('anna', 'bo', 'none'),
    sales_stage: some(salesStages),
    business_entity_id: fc.constantFrom('chargecars', anId('chargecars')),
    contact_id: fc.constantFrom(anId('jan'), anId('piet')),
    customer_organization_id: fc.constant(anId('org')),
    tag: fc.constantFrom('vip', 'fleet'),
    sla: fc.constantFrom('ok', 'at_risk', 'breached'),
    opened_from: fc.integer({ min: 0, max: 48 }).map((hours) => hoursLater(hours)),
    opened_to: fc.integer({ min: 0, max: 48 }).map((hours) => hoursLater(hours)),
  },
  { requiredKeys: [] },
);
/** One or two filters at a time: more would leave nothing. */
const fewFilters = fc.tuple(filters, fc.nat(), fc.nat()).map(([all, a, b]) => {
  const keys = Object.keys(all) as (keyof TicketFilters)[];
  const chosen = keys.filter((_, index) => index === a % keys.length || index === b % (2 * keys.length));
  return Object.fromEntries(chosen.map((key) => [key, all[key]]));
});

export function listContract(create: CreateViews): void {
  const given = useViews(create);

  describe('lists of tickets', () => {
    it('have what the filters ask for, in order, each ticket once over all pages, with an exact total', async () => {
      await fc.assert(
        fc.asyncProperty(
          histories,
          fc.array(fc.tuple(fewFilters, fc.constantFrom(...TicketSort.options)), { minLength: 5 }),
          fc.integer({ min: 1, max: 5 }),
          async ({ events }, queries, limit) => {
            const { views, cleanup } = await create();
            try {
              await views.apply(events);
              for (const [wanted, sort] of queries) {
                const expected = documentsFrom(events).filter((document) => matches(document, wanted));
                const { items, totals } = await allPages(views, wanted, sort, limit);
                expect(idsOf(items).sort()).toEqual(idsOf(expected).sort());
                expect(items.map((item) => sortValue(item as Opened, sort))).toEqual(sortedValues(expected, sort));
                expect(totals).toEqual([expected.length]);
              }
            } finally {
              await cleanup();
            }
          },
        ),
        { numRuns: 40 },
      );
    });

    it('put urgent before low by rank, and tickets without a running clock last, both ways', async () => {
      const history = new History();
      for (const priority of ['low', 'urgent', 'normal', 'high'] as const) history.open(priority, { priority });
      history.act('urgent', hoursLater(1), aMove('new', 'cancelled'));
      await given.views.apply(history.events);
      const subjects = async (sort: TicketSort) =>
        (await given.views.tickets({ sort, limit: 10 })).items.map(({ ticket }) => ticket?.state.subject);
      expect(await subjects('-priority')).toEqual(['urgent', 'high', 'normal', 'low']);
      expect(await subjects('priority')).toEqual(['low', 'normal', 'high', 'urgent']);
      expect((await subjects('due_at')).at(-1)).toBe('urgent');
      expect((await subjects('-due_at')).at(-1)).toBe('urgent');
    });

    it('go on from a cursor also when tickets changed places meanwhile', async () => {
      const history = new History();
      for (let hour = 0; hour < 6; hour++) history.open(`ticket ${hour}`, {}, hoursLater(hour));
      await given.views.apply(history.events);
      const first = await given.views.tickets({ sort: '-updated_at', limit: 3 });
      history.act('ticket 5', hoursLater(9), aMove('new', 'open'));
      await given.views.apply(history.events);
      const rest = await given.views.tickets({ sort: '-updated_at', limit: 3, cursor: first.next_cursor ?? '' });
      expect(rest.items.map(({ ticket }) => ticket?.state.subject)).toEqual(['ticket 2', 'ticket 1', 'ticket 0']);
      expect(rest.next_cursor).toBeNull();
    });

    it('refuse a cursor that is none, or belongs to another query', async () => {
      const history = new History();
      for (let hour = 0; hour < 3; hour++) history.open(`ticket ${hour}`, {}, hoursLater(hour));
      await given.views.apply(history.events);
      const { next_cursor: cursor } = await given.views.tickets({ sort: '-updated_at', limit: 1 });
      if (cursor === null) throw new Error('no second page');
      const garbled = [
        '',
        'x',
        `${cursor}x`,
        Buffer.from('[]').toString('base64url'),
        Buffer.from('{"a":1}').toString('base64url'),
      ];
      for (const bad of garbled)
        await expect(given.views.tickets({ sort: '-updated_at', limit: 1, cursor: bad })).rejects.toThrow(BadCursor);
      await expect(given.views.tickets({ sort: 'updated_at', limit: 1, cursor })).rejects.toThrow(BadCursor);
      await expect(given.views.tickets({ sort: '-updated_at', status: ['open'], limit: 1, cursor })).rejects.toThrow(BadCursor);
      expect((await given.views.tickets({ sort: '-updated_at', limit: 2, cursor })).items).toHaveLength(2);
    });

    it('have no replies in their documents', async () => {
      const history = new History();
      history.open('anna');
      history.act('anna', hoursLater(1), { type: 'ReplyAdded', data: { reply_id: anId('r'), author: 'agent', body: 'Hello' } });
      await given.views.apply(history.events);
      expect((await given.views.tickets({ sort: '-updated_at', limit: 1 })).items[0]?.replies).toEqual([]);
      expect((await given.views.ticket(anId('anna')))?.replies).toEqual(['Hello']);
    });
  });
}
