import { statuses, type TicketFilters } from '@eventdesk/contracts';
import fc from 'fast-check';
import type { CreateViews } from './fixture';
import { histories } from './histories';

const unsolved = statuses.slice(0, 3);

export function queueContract(create: CreateViews): void {
  describe('the counts of queues', () => {
    it('are the totals of the lists that they stand for, for any history', async () => {
      await fc.assert(
        fc.asyncProperty(histories, async ({ events }) => {
          const { views, cleanup } = await create();
          try {
            await views.apply(events);
            const total = async (filters: TicketFilters) =>
              (await views.tickets({ status: unsolved, ...filters, sort: '-updated_at', limit: 1 })).total;
            expect(await views.queues({ assigned_to: 'bo', assigned_department: 'technical' })).toEqual({
              mine: await total({ assigned_to: 'bo' }),
              department: await total({ assigned_department: 'technical' }),
              unassigned: await total({ assigned_to: 'none' }),
              at_risk: await total({ sla: 'at_risk' }),
              breached: await total({ sla: 'breached' }),
              all: await total({}),
            });
            expect(await views.queues({})).toMatchObject({ mine: 0, department: 0, all: await total({}) });
          } finally {
            await cleanup();
          }
        }),
        { numRuns: 25 },
      );
    });
  });
}
