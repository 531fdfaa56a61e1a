import { setTimeout as sleep } from 'node:timers/promises';
import { aMove, anId, hoursLater } from '@eventdesk/testing';
import fc from 'fast-check';
import { type ViewName, viewNames, ViewsSwapped } from '../port';
import { type CreateViews, digestsAfter, useViews } from './fixture';
import { histories } from './histories';
import { History, logOf } from './history';

/** Longest that a reader may still see the old views after a swap. */
const NOTICED_MS = 300;

function aHistory(): History {
  const history = new History();
  for (const name of ['anna', 'bert', 'cleo']) history.open(name);
  for (const name of ['bert', 'anna']) history.number(name);
  history.act('cleo', hoursLater(1), aMove('new', 'open'));
  return history;
}

export function rebuildContract(create: CreateViews): void {
  const given = useViews(create);

  describe('a rebuild', () => {
    it('gives the same bytes as applying event by event, for any history', async () => {
      await fc.assert(
        fc.asyncProperty(histories, async ({ events }) => {
          const { views, rebuild, cleanup } = await create();
          try {
            await rebuild(logOf(events));
            await views.loadCheckpoint();
            expect(await views.digests()).toEqual(
              await digestsAfter(
                create,
                events.map((event) => [event]),
              ),
            );
          } finally {
            await cleanup();
          }
        }),
        { numRuns: 15 },
      );
    });

    it('mends views that were wrong, and knows how far it came', async () => {
      const { events } = aHistory();
      await given.views.apply(events.filter(({ ticket_id }) => ticket_id !== anId('bert')));
      await given.rebuild(logOf(events));
      expect(await given.views.loadCheckpoint()).toBe(events.at(-1)?.position);
      expect(await given.views.digests()).toEqual(await digestsAfter(create, [events]));
    });

    it('is seen by readers that were there before', async () => {
      const { events } = aHistory();
      await given.rebuild(logOf(events));
      await sleep(NOTICED_MS);
      expect((await given.views.tickets({ sort: '-updated_at', limit: 10 })).total).toBe(3);
    });

    it('takes no event and no checkpoint of before the swap, until somebody starts again from its own', async () => {
      const { events } = aHistory();
      await given.views.apply(events);
      await given.rebuild(logOf(events.slice(0, 4)));
      await expect(given.views.apply(events)).rejects.toThrow(ViewsSwapped);
      await given.views.saveCheckpoint('99');
      expect(await given.views.loadCheckpoint()).toBe('4');
      await given.views.apply(events.slice(4));
      expect(await given.views.digests()).toEqual(await digestsAfter(create, [events]));
    });

    it.each(viewNames)('of %s alone mends that view and leaves the others as they are', async (view: ViewName) => {
      const { events } = aHistory();
      await given.views.apply(events.slice(0, 5));
      await given.views.saveCheckpoint('5');
      const before = await given.views.digests();
      await given.rebuild(logOf(events), view);
      expect(await given.views.loadCheckpoint()).toBe('5');
      expect(await given.views.digests()).toEqual({ ...before, [view]: (await digestsAfter(create, [events]))[view] });
      await given.views.apply(events);
      expect(await given.views.digests()).toEqual(await digestsAfter(create, [events]));
    });

    it('leaves a ticket as it was before an event that can’t be folded, and goes on with the others', async () => {
      const { events } = aHistory();
      const cleo = `ticket-${anId('cleo')}`;
      const broken = events.filter(({ stream, revision }) => stream !== cleo || revision > 0);
      await given.rebuild(logOf(broken));
      await given.views.loadCheckpoint();
      const failing = broken.findIndex(({ stream }) => stream === cleo);
      const sound = broken.filter(({ ticket_id }, index) => ticket_id !== anId('cleo') || index < failing);
      expect(await given.views.digests()).toEqual(await digestsAfter(create, [sound]));
    });

    it('leaves the live views alone when the log can’t be read', async () => {
      const { events } = aHistory();
      await given.views.apply(events);
      const before = await given.views.digests();
      const torn = { readAll: () => tornAfter(logOf(events)) };
      await expect(given.rebuild(torn)).rejects.toThrow('torn');
      await given.views.apply(events);
      expect(await given.views.digests()).toEqual(before);
    });
  });
}

async function* tornAfter(log: ReturnType<typeof logOf>) {
  for await (const page of log.readAll({ after: null })) {
    yield page;
    throw new Error('torn');
  }
}
