/** Several projectors on one set of views, over the road that events really take. */
import { setTimeout as sleep } from 'node:timers/promises';
import { aMove, hoursLater, withServer } from '@eventdesk/testing';
import { History } from '../contract';
import { CleanDatabases } from './clean-databases';
import { ProjectedDesk } from './projected-desk.for-spec';
import { rebuildMongoViews } from '.';

/** So many tickets, a few events each, as they may come one after another. */
function aHistory(tickets: number): History {
  const history = new History();
  for (let index = 0; index < tickets; index++) history.open(`ticket ${index}`);
  for (let index = 0; index < tickets; index++) {
    history.number(`ticket ${index}`);
    history.act(`ticket ${index}`, hoursLater(1), aMove('new', 'open'));
    history.mail(`ticket ${index}`, hoursLater(1));
  }
  return history;
}

withServer('nats', (natsUrl) =>
  withServer('mongodb', (mongoUrl) => {
    jest.setTimeout(120_000);
    const databases = new CleanDatabases(mongoUrl);
    afterAll(() => databases.dropAll());
    let desk: ProjectedDesk;
    let database: string;
    beforeEach(async () => {
      database = databases.take();
      desk = new ProjectedDesk({ natsUrl, mongoUrl, database });
      await desk.begin();
    });
    afterEach(() => desk.end());

    /** Looks again and again, until the work is done, that no checkpoint was saved which passes what is not in the views. */
    const watching = async <T>(work: () => Promise<T>): Promise<T> => {
      let isOver = false;
      const looking = (async () => {
        for (; !isOver; await sleep(100)) expect((await desk.lost()) ?? []).toEqual([]);
      })();
      try {
        return await Promise.race([work(), looking.then(() => new Promise<never>(() => {}))]);
      } finally {
        isOver = true;
        await looking;
      }
    };
    const expectViewsOfAFreshReplay = async ({ views }: Awaited<ReturnType<ProjectedDesk['projector']>>) => {
      expect(await views.digests()).toEqual(await desk.digestsOfFresh());
    };

    it('share the events, and the views are those of a fresh replay', () =>
      watching(async () => {
        const [first, second] = [await desk.projector(), await desk.projector()];
        const last = await desk.append(aHistory(12).events);
        await Promise.all([first.consumer.passed(last), second.consumer.passed(last)]);
        await expectViewsOfAFreshReplay(first);
        await until(async () => (await second.views.loadCheckpoint()) === last);
      }));

    it('go on for one that vanishes', () =>
      watching(async () => {
        const [first, second] = [await desk.projector(), await desk.projector()];
        const { events } = aHistory(12);
        await desk.append(events.slice(0, events.length / 2));
        await first.vanish();
        await second.consumer.passed(await desk.append(events.slice(events.length / 2)));
        await expectViewsOfAFreshReplay(second);
      }));

    it('begin again when all views are dropped, also one who has nothing to do', () =>
      watching(async () => {
        const [first, second] = [await desk.projector(), await desk.projector()];
        const history = aHistory(8);
        const last = await desk.append(history.events);
        await Promise.all([first.consumer.passed(last), second.consumer.passed(last)]);
        await until(async () => (await first.views.loadCheckpoint()) === last);
        await desk.dropViews();
        const known = history.events.length;
        history.open('a later one');
        await desk.append(history.events.slice(known));
        await until(async () => (await first.views.counts()).timeline === history.events.length);
        await until(async () => (await first.views.loadCheckpoint()) !== null);
        await expectViewsOfAFreshReplay(second);
      }));

    it('save no checkpoint for one who has not heard of it yet: what he did before is not in the new views', () =>
      watching(async () => {
        const [first, second] = [await desk.projector(), await desk.projector(true)];
        const last = await desk.append(aHistory(8).events);
        await Promise.all([first.consumer.passed(last), second.consumer.passed(last)]);
        await until(async () => (await first.views.loadCheckpoint()) === last);
        await desk.dropViews();
        await until(async () => (await first.views.counts()).timeline > 0);
        // Until the first is through with all that is his.
        for (let known = 0, now = 1; now !== known; now = (await first.views.counts()).timeline) {
          known = now;
          await sleep(3_000);
        }
        expect(await desk.lost()).toEqual([]);
        await second.consumer.restart();
        await until(async () => (await first.views.loadCheckpoint()) === last);
        await expectViewsOfAFreshReplay(first);
      }));

    it('lose nothing to rebuilds while they are at work', () =>
      watching(async () => {
        const [first, second] = [await desk.projector(), await desk.projector()];
        const appending = desk.append(aHistory(20).events);
        for (let times = 0; times < 2; times++)
          await rebuildMongoViews({ url: mongoUrl, database, store: desk.store, grace: 200 });
        const last = await appending;
        await Promise.all([first.consumer.passed(last), second.consumer.passed(last)]);
        await expectViewsOfAFreshReplay(first);
        expect(await first.bus.parked()).toEqual([]);
      }));

    it('lose nothing to a rebuild that dies right after it has put its views in place', () =>
      watching(async () => {
        const [first, second] = [await desk.projector(), await desk.projector()];
        const history = aHistory(12);
        const appending = desk.append(history.events);
        let reads = 0;
        const dying: Pick<typeof desk.store, 'readAll'> = {
          readAll: (range) => {
            // Twice for the views to be; then what came in meanwhile, when they are live.
            if (++reads > 2) throw new Error('killed');
            return desk.store.readAll(range);
          },
        };
        await expect(rebuildMongoViews({ url: mongoUrl, database, store: dying, grace: 0 })).rejects.toThrow('killed');
        const last = await appending;
        await Promise.all([first.consumer.passed(last), second.consumer.passed(last)]);
        await expectViewsOfAFreshReplay(first);
      }));
  }),
);

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await sleep(20);
}
