import { type Recorded, type SalesStage, salesStages } from '@eventdesk/contracts';
import { aMove, anId, hoursLater } from '@eventdesk/testing';
import fc from 'fast-check';
import { centsOf, formatCents, weightedCents } from '../money';
import type { ViewStore } from '../port';
import { type CreateViews, useViews } from './fixture';
import { histories } from './histories';
import { History } from './history';
import { documentsFrom, dueOf } from './reference';

const idsOf = (documents: readonly { id: string }[]) => documents.map(({ id }) => id);

export function figureContract(create: CreateViews): void {
  const given = useViews(create);
  const forAnyHistory = (check: (views: ViewStore, events: readonly Recorded[]) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(histories, async ({ events }) => {
        const { views, cleanup } = await create();
        await views.apply(events);
        await check(views, events).finally(cleanup);
      }),
      { numRuns: 20 },
    );

  describe('the pipeline', () => {
    const sale = (name: string, value: string | null, probability: number | null, stage?: SalesStage) =>
      ({ name, value, probability, stage }) as const;

    it('sums values and weighted values exactly, rounding each ticket half up, with a row for every stage', async () => {
      const history = new History();
      const sales = [
        sale('a', '0.05', 10),
        sale('b', '0.10', 33),
        sale('c', '900000000000.99', 50),
        sale('d', null, 80),
        sale('e', '7.00', null),
        sale('f', '100.00', 60, 'proposal'),
        sale('g', '12.34', 60, 'lost'),
        sale('h', '99.99', 60, 'won'),
      ];
      for (const { name, value, probability, stage } of sales) {
        history.open(name, { ticket_type: 'sales', opportunity_value: value, conversion_probability: probability });
        const data = { from: 'lead', to: stage ?? 'lead', conversion_probability: null, reason: null } as const;
        if (stage) history.act(name, hoursLater(1), { type: 'SalesStageChanged', data });
      }
      history.open('cancelled', { ticket_type: 'sales', opportunity_value: '5.00' });
      history.act('cancelled', hoursLater(1), aMove('new', 'cancelled'));
      history.open('no sale', { opportunity_value: '3.00' });
      await given.views.apply(history.events);
      const row = (sales_stage: SalesStage, count: number, value: string, weighted_value: string) => ({
        sales_stage,
        count,
        value,
        weighted_value,
      });
      expect(await given.views.pipeline({})).toEqual({
        stages: [
          // 0.005 rounds up to 0.01; 0.033 down to 0.03; 450,000,000,000.495 up.
          row('lead', 5, '900000000008.14', '450000000000.54'),
          row('qualified', 0, '0.00', '0.00'),
          row('proposal', 1, '100.00', '60.00'),
          row('negotiation', 0, '0.00', '0.00'),
          row('won', 1, '99.99', '59.99'),
          row('lost', 1, '12.34', '7.40'),
        ],
        open_value: '900000000108.14',
        weighted_value: '450000000060.54',
        won_value: '99.99',
      });
    });

    it('adds up to what the tickets say, for any history', async () => {
      await forAnyHistory(async (views, events) => {
        const sales = documentsFrom(events)
          .map(({ ticket }) => ticket.state)
          .filter(({ status, sales_stage }) => sales_stage && status !== 'cancelled');
        const { stages } = await views.pipeline({});
        for (const stage of salesStages) {
          const of = sales.filter(({ sales_stage }) => sales_stage === stage);
          const cents = of.map(({ opportunity_value }) => centsOf(opportunity_value ?? '0.00'));
          const weighted = of.map((ticket, index) => weightedCents(cents[index] ?? 0n, ticket.conversion_probability ?? 0));
          const sum = (list: bigint[]) => formatCents(list.reduce((total, value) => total + value, 0n));
          expect(stages).toContainEqual({
            sales_stage: stage,
            count: of.length,
            value: sum(cents),
            weighted_value: sum(weighted),
          });
        }
      });
    });

    it('narrows to an entity, an agent and a period of opening', async () => {
      const history = new History();
      history.open('early', { ticket_type: 'sales', opportunity_value: '1.00' });
      history.open('late', { ticket_type: 'sales', opportunity_value: '2.00' }, hoursLater(5));
      history.act('late', hoursLater(6), { type: 'TicketAssigned', data: { assigned_department: 'sales', assigned_to: 'bo' } });
      await given.views.apply(history.events);
      const open = async (query: Parameters<ViewStore['pipeline']>[0]) => (await given.views.pipeline(query)).open_value;
      expect(await open({ business_entity_id: 'chargecars' })).toBe('3.00');
      expect(await open({ business_entity_id: anId('chargecars') })).toBe('3.00');
      expect(await open({ business_entity_id: 'other' })).toBe('0.00');
      expect(await open({ assigned_to: 'bo' })).toBe('2.00');
      expect(await open({ from: hoursLater(5) })).toBe('2.00');
      expect(await open({ to: hoursLater(5) })).toBe('1.00');
    });
  });

  describe('the SLA board', () => {
    it('has the tickets with a running clock by the next due instant, for any history', async () => {
      await forAnyHistory(async (views, events) => {
        const running = documentsFrom(events).filter((document) => dueOf(document) !== null);
        const board = await views.slaBoard({ limit: 200 });
        expect(idsOf(board).sort()).toEqual(idsOf(running).sort());
        const dues = board.map((document) => dueOf(document as (typeof running)[number]));
        expect(dues).toEqual([...dues].sort());
      });
    });

    it('tells at risk from breached by the clocks that run, and looks no further ahead than asked', async () => {
      const history = new History();
      // Support answers within 8 hours, of which 80 % are over after 6.4.
      for (const name of ['fine', 'warned', 'broken', 'answered']) history.open(name);
      history.observe('warned', hoursLater(7));
      history.observe('broken', hoursLater(9));
      history.observe('answered', hoursLater(9));
      history.act('answered', hoursLater(10), {
        type: 'ReplyAdded',
        data: { reply_id: anId('r'), author: 'agent', body: 'Yes.' },
      });
      await given.views.apply(history.events);
      const board = async (query: Partial<Parameters<ViewStore['slaBoard']>[0]>) =>
        (await given.views.slaBoard({ limit: 10, ...query })).map(({ ticket }) => ticket?.state.subject).sort();
      expect(await board({})).toEqual(['answered', 'broken', 'fine', 'warned']);
      expect(await board({ state: 'at_risk' })).toEqual(['warned']);
      expect(await board({ state: 'breached' })).toEqual(['broken']);
      expect(await board({ dueBefore: hoursLater(8) })).toEqual(['broken', 'fine', 'warned']);
      expect(await board({ dueBefore: hoursLater(7) })).toEqual([]);
      expect(await board({ assigned_department: 'sales' })).toEqual([]);
      expect(await board({ assigned_department: 'none' })).toEqual([]);
      expect(await board({ assigned_department: 'technical', limit: 2 })).toHaveLength(2);
    });
  });

  describe('reports', () => {
    it('count what was opened in the period and what came of it, by group and in all', async () => {
      const history = new History();
      history.open('met');
      history.act('met', hoursLater(1), aMove('new', 'resolved'));
      history.open('missed', { priority: 'high' });
      history.observe('missed', hoursLater(100));
      history.open('sale', { ticket_type: 'sales' }, hoursLater(200));
      history.act('sale', hoursLater(201), { type: 'TicketAssigned', data: { assigned_department: null, assigned_to: 'bo' } });
      await given.views.apply(history.events);
      const figures = (opened: number, resolved: number, met: [number, number], breached: [number, number]) => ({
        opened,
        resolved,
        response_met: met[0],
        response_breached: breached[0],
        resolution_met: met[1],
        resolution_breached: breached[1],
      });
      const both = figures(2, 1, [1, 1], [1, 1]);
      const idle = figures(1, 0, [0, 0], [0, 0]);
      const all = figures(3, 1, [1, 1], [1, 1]);
      expect(await given.views.report({ by: 'type' })).toEqual({
        from: null,
        to: null,
        by: 'type',
        rows: [
          { group: 'sales', ...idle },
          { group: 'support', ...both },
        ],
        total: all,
      });
      const groups = async (by: 'department' | 'priority' | 'agent') =>
        Object.fromEntries((await given.views.report({ by })).rows.map(({ group, opened }) => [group, opened]));
      expect(await groups('department')).toEqual({ technical: 2, none: 1 });
      expect(await groups('priority')).toEqual({ normal: 2, high: 1 });
      expect(await groups('agent')).toEqual({ none: 2, bo: 1 });
      const late = { from: hoursLater(200), to: hoursLater(201) };
      expect(await given.views.report({ by: 'type', ...late })).toMatchObject({ ...late, total: idle });
      expect((await given.views.report({ by: 'type', to: hoursLater(200) })).total).toEqual(both);
    });
  });
}
