import type { DaysQuery, Recorded } from '@eventdesk/contracts';
import { aCustomer, aMove, anId, hoursLater } from '@eventdesk/testing';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { ViewStore } from '../port';
import { endedAt } from '../sla-standing';
import { type CreateViews, useViews } from './fixture';
import { histories } from './histories';
import { History } from './history';
import { documentsFrom } from './reference';

const dayIn = (zone: string) => (instant: string) => DateTime.fromISO(instant, { zone }).toISODate() ?? '';

/** Worked out from the documents, day by day. */
function expectedDays(events: readonly Recorded[], { from, to, time_zone }: DaysQuery) {
  const dayOf = dayIn(time_zone);
  const tickets = documentsFrom(events).map(({ ticket: { state }, sla }) => {
    const ended = endedAt(state, sla?.state ?? null);
    return { opened: dayOf(state.created_at), ended: ended && dayOf(ended), isCancelled: state.status === 'cancelled' };
  });
  const days: string[] = [];
  const last = dayOf(new Date(Date.parse(to) - 1).toISOString());
  for (let day = DateTime.fromISO(dayOf(from)); day.toISODate()! <= last; day = day.plus({ days: 1 }))
    days.push(day.toISODate()!);
  return days.map((day) => ({
    day,
    opened: tickets.filter(({ opened }) => opened === day).length,
    resolved: tickets.filter(({ ended, isCancelled }) => ended === day && !isCancelled).length,
    backlog: tickets.filter(({ opened, ended }) => opened <= day && (ended === null || ended > day)).length,
  }));
}

export function reportContract(create: CreateViews): void {
  const given = useViews(create);

  describe('the report by day', () => {
    const march: DaysQuery = { from: hoursLater(0), to: hoursLater(24), time_zone: 'Europe/Amsterdam' };

    it('counts days as they are in the time zone, changes of its clocks included, for any history', async () => {
      const zones = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
      const hours = fc.integer({ min: -100, max: 1_000 });
      await fc.assert(
        fc.asyncProperty(
          histories,
          zones,
          hours,
          fc.integer({ min: 1, max: 1_000 }),
          async ({ events }, time_zone, at, length) => {
            const { views, cleanup } = await create();
            try {
              await views.apply(events);
              const query = { from: hoursLater(at), to: hoursLater(at + length), time_zone };
              expect(await views.reportDays(query)).toEqual(expectedDays(events, query));
            } finally {
              await cleanup();
            }
          },
        ),
        { numRuns: 20 },
      );
    });

    it('takes a reopened ticket for one that was never resolved, until it is again', async () => {
      const history = new History();
      history.open('anna');
      history.act('anna', hoursLater(24), aMove('new', 'resolved'));
      history.act('anna', hoursLater(48), aMove('resolved', 'open'));
      await given.views.apply(history.events);
      const figures = async () =>
        (await given.views.reportDays({ ...march, to: hoursLater(96) })).map(({ resolved, backlog }) => [resolved, backlog]);
      expect(await figures()).toEqual([
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
      ]);
      history.act('anna', hoursLater(72), aMove('open', 'resolved'));
      await given.views.apply(history.events);
      expect(await figures()).toEqual([
        [0, 1],
        [0, 1],
        [0, 1],
        [1, 0],
        [0, 0],
      ]);
    });

    it('keeps what was cancelled out of the resolved, and out of the backlog from that day on', async () => {
      const history = new History();
      history.open('anna');
      history.act('anna', hoursLater(24), aMove('new', 'cancelled'));
      history.act('anna', hoursLater(48), { type: 'NoteAdded', data: { note_id: anId('n'), body: 'A mistake' } });
      await given.views.apply(history.events);
      const days = await given.views.reportDays({ ...march, to: hoursLater(72) });
      expect(days.map(({ day, resolved, backlog }) => [day, resolved, backlog])).toEqual([
        ['2025-03-03', 0, 1],
        ['2025-03-04', 0, 0],
        ['2025-03-05', 0, 0],
        ['2025-03-06', 0, 0],
      ]);
    });

    it('narrows to an entity, types and a department', async () => {
      const history = new History();
      history.open('support');
      history.open('sale', { ticket_type: 'sales' });
      await given.views.apply(history.events);
      const opened = async (filters: Partial<DaysQuery>) => {
        const [day] = await given.views.reportDays({ ...march, to: hoursLater(1), ...filters });
        return [day?.opened, day?.backlog];
      };
      expect(await opened({})).toEqual([2, 2]);
      expect(await opened({ business_entity_id: anId('chargecars') })).toEqual([2, 2]);
      expect(await opened({ business_entity_id: 'other' })).toEqual([0, 0]);
      expect(await opened({ type: ['sales', 'inquiry'] })).toEqual([1, 1]);
      expect(await opened({ assigned_department: 'technical' })).toEqual([1, 1]);
    });
  });

  describe('the report of times', () => {
    const all = { from: hoursLater(0), to: hoursLater(24) };
    const reply = (body: string) => ({
      type: 'ReplyAdded' as const,
      data: { reply_id: anId(body), author: 'agent' as const, body },
    });
    const times = async (views: ViewStore, query: Partial<Parameters<ViewStore['reportTimes']>[0]> = {}) =>
      views.reportTimes({ ...all, by: 'type', ...query });

    it('has the median and the ninetieth percentile of what finished clocks have used, and who kept the promise', async () => {
      const history = new History();
      // Answered after 1 to 10 hours, of which 8 were promised.
      for (let hour = 1; hour <= 10; hour++) {
        history.open(`ticket ${hour}`);
        history.observe(`ticket ${hour}`, hoursLater(hour - 0.5));
        history.act(`ticket ${hour}`, hoursLater(hour), reply(`after ${hour}`));
      }
      history.open('waits');
      history.observe('waits', hoursLater(12));
      await given.views.apply(history.events);
      expect(await times(given.views)).toEqual([
        {
          key: 'support',
          tickets: 11,
          response: { median_seconds: 5 * 3_600, p90_seconds: 9 * 3_600, met: 8, breached: 3 },
          resolution: { median_seconds: null, p90_seconds: null, met: 0, breached: 0 },
        },
      ]);
    });

    it('counts what a clock used, not what passed by while it was paused', async () => {
      const history = new History();
      history.open('anna');
      history.act('anna', hoursLater(1), aMove('new', 'open'));
      history.act('anna', hoursLater(2), aMove('open', 'pending'));
      history.act('anna', hoursLater(20), aMove('pending', 'open'), aCustomer);
      history.act('anna', hoursLater(21), aMove('open', 'resolved'));
      history.open('cancelled');
      history.act('cancelled', hoursLater(1), aMove('new', 'cancelled'));
      await given.views.apply(history.events);
      expect(await times(given.views)).toMatchObject([
        { tickets: 2, resolution: { median_seconds: 3 * 3_600, p90_seconds: 3 * 3_600, met: 1, breached: 0 } },
      ]);
    });

    it('goes by type, department, priority and agent, within a period of opening', async () => {
      const history = new History();
      history.open('low', { priority: 'low' });
      history.open('urgent', { priority: 'urgent' });
      history.act('urgent', hoursLater(1), { type: 'TicketAssigned', data: { assigned_department: null, assigned_to: 'bo' } });
      history.open('sale', { ticket_type: 'sales' }, hoursLater(24));
      await given.views.apply(history.events);
      const keys = async (query: Parameters<typeof times>[1]) =>
        (await times(given.views, query)).map(({ key, tickets }) => [key, tickets]);
      expect(await keys({ by: 'priority' })).toEqual([
        ['low', 1],
        ['urgent', 1],
      ]);
      expect(await keys({ by: 'department' })).toEqual([
        ['none', 1],
        ['technical', 1],
      ]);
      expect(await keys({ by: 'agent' })).toEqual([
        ['bo', 1],
        ['none', 1],
      ]);
      expect(await keys({ to: hoursLater(25) })).toEqual([
        ['sales', 1],
        ['support', 2],
      ]);
      expect(await keys({ to: hoursLater(25), type: ['sales'] })).toEqual([['sales', 1]]);
      expect(await keys({ assigned_department: 'none' })).toEqual([['support', 1]]);
    });
  });
}
