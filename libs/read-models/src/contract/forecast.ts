import type { SalesStage } from '@eventdesk/contracts';
import { aMove, hoursLater } from '@eventdesk/testing';
import { type CreateViews, useViews } from './fixture';
import { History } from './history';

const days = (count: number) => hoursLater(24 * count);
const toStage = (to: SalesStage) => ({
  type: 'SalesStageChanged' as const,
  data: { from: 'lead' as const, to, conversion_probability: null, reason: null },
});

/** Opened on 3 March 2025 at nine and won so many days later. */
function win(history: History, name: string, after: number, value = '100.00'): void {
  history.open(name, { ticket_type: 'sales', opportunity_value: value });
  history.act(name, days(after), toStage('won'));
  history.act(name, days(after), aMove('new', 'resolved'));
}

export function forecastContract(create: CreateViews): void {
  const given = useViews(create);
  const ask = (query: object = {}) => given.views.forecast({ now: days(60), time_zone: 'Europe/Amsterdam', ...query });
  const months = async (query: object = {}) => (await ask(query)).months.map(({ month, count }) => [month, count]);

  describe('the forecast', () => {
    it('expects open sales as long after their opening as those won took, and none before this month', async () => {
      const history = new History();
      // Ten days on average.
      for (const [name, after] of Object.entries({ a: 4, b: 8, c: 10, d: 12, e: 16 })) win(history, name, after);
      const sale = { ticket_type: 'sales', conversion_probability: 50 } as const;
      history.open('overdue', { ...sale, opportunity_value: '10.00' });
      history.open('this month', { ...sale, opportunity_value: '0.01' }, days(45));
      // On 2 May at nine; ten days later it is still May.
      history.open('fresh', { ...sale, opportunity_value: '5.00' }, days(60));
      history.open('lost', { ...sale, opportunity_value: '7.00' }, days(60));
      history.act('lost', days(60), toStage('lost'));
      history.open('cancelled', sale, days(60));
      history.act('cancelled', days(60), aMove('new', 'cancelled'));
      await given.views.apply(history.events);
      const forecast = await ask();
      expect(forecast).toMatchObject({ average_days_to_win: 10, based_on: 5 });
      expect(forecast.months).toEqual([{ month: '2025-05', count: 3, value: '15.01', weighted_value: '7.51' }]);
      expect(forecast.won).toHaveLength(12);
      expect(forecast.won.slice(9)).toEqual([
        { month: '2025-03', count: 5, value: '500.00' },
        { month: '2025-04', count: 0, value: '0.00' },
        { month: '2025-05', count: 0, value: '0.00' },
      ]);
    });

    it('takes months as they are in the time zone', async () => {
      const history = new History();
      // 30 days after these it is 31 May, 21:59 and 22:00 in UTC: in Amsterdam the latter is June.
      history.open('may', { ticket_type: 'sales' }, '2025-05-01T21:59:59.999Z');
      history.open('june', { ticket_type: 'sales' }, '2025-05-01T22:00:00.000Z');
      await given.views.apply(history.events);
      const now = '2025-05-02T09:00:00.000Z';
      expect(await months({ now })).toEqual([
        ['2025-05', 1],
        ['2025-06', 1],
      ]);
      expect(await months({ now, time_zone: 'UTC' })).toEqual([
        ['2025-05', 2],
        ['2025-06', 0],
      ]);
    });

    it('takes 30 days when too few were won to tell', async () => {
      const history = new History();
      for (const name of ['a', 'b', 'c', 'd']) win(history, name, 2);
      await given.views.apply(history.events);
      expect(await ask()).toMatchObject({ average_days_to_win: 30, based_on: 4 });
    });

    it('forgets what was won before the last twelve months', async () => {
      const history = new History();
      win(history, 'a', 2);
      await given.views.apply(history.events);
      expect((await ask({ now: '2026-02-28T09:00:00.000Z' })).based_on).toBe(1);
      expect((await ask({ now: '2026-03-01T09:00:00.000Z' })).based_on).toBe(0);
    });

    it('still counts a won ticket that was reopened', async () => {
      const history = new History();
      win(history, 'a', 2);
      history.act('a', days(3), aMove('resolved', 'open'));
      await given.views.apply(history.events);
      expect((await ask()).won[9]).toEqual({ month: '2025-03', count: 1, value: '100.00' });
    });

    it('narrows as the pipeline does', async () => {
      const history = new History();
      history.open('early', { ticket_type: 'sales' });
      history.open('late', { ticket_type: 'sales' }, days(10));
      history.act('late', days(10), { type: 'TicketAssigned', data: { assigned_department: null, assigned_to: 'bo' } });
      await given.views.apply(history.events);
      const counted = async (query: object) => (await months(query)).reduce((sum, [, count]) => sum + Number(count), 0);
      expect(await counted({})).toBe(2);
      expect(await counted({ business_entity_id: 'other' })).toBe(0);
      expect(await counted({ business_entity_id: 'chargecars', assigned_to: 'bo' })).toBe(1);
      expect(await counted({ assigned_to: 'none' })).toBe(1);
      expect(await counted({ from: days(5) })).toBe(1);
      expect(await counted({ to: days(5) })).toBe(1);
    });
  });
}
