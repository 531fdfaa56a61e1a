import { exec } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { hoursLater, withVariable } from '@eventdesk/testing';
import { MongoClient } from 'mongodb';
import { History } from '../contract';
import { ViewsUnavailable, type ViewStore } from '../port';
import { openSqliteViews } from '../sqlite';
import { CleanDatabases } from './clean-databases';
import { openMongoViews } from '.';

const CRASHES = 5;
/** Kills the server with -9, starts it again and ends. */
const crashing = {
  name: 'MongoDB',
  variable: 'MONGODB_CRASH',
  example: "'systemctl kill -s KILL mongod; systemctl start mongod'",
};
/** That server, of which no other test may make use. */
const killed = { name: 'MongoDB', variable: 'MONGODB_CRASH_URL', example: 'mongodb://127.0.0.1:27017' };

withVariable(crashing, (crash) =>
  withVariable(killed, (url) => {
    const databases = new CleanDatabases(url);
    const folder = mkdtempSync(join(tmpdir(), 'eventdesk-views-'));
    let all: Applying[] = [];
    afterAll(async () => {
      for (const { views } of all) await views.close();
      rmSync(folder, { recursive: true });
      await databases.dropAll();
    });

    it('a server that is killed again and again loses nothing that it acknowledged, and nothing needs to be opened anew', async () => {
      // Several at once and without a pause: it is to be killed while it still writes what it has just acknowledged.
      all = await Promise.all(Array.from({ length: 4 }, (_, at) => Applying.begin(url, databases.take(), `of ${at}`)));
      const processes = new Set([await processOf(url)]);
      for (let times = 0; times < CRASHES; times++) {
        await promisify(exec)(crash);
        processes.add(await processOf(url));
        const back = performance.now();
        await Promise.all(all.map((one) => one.goesOn()));
        process.stderr.write(`applying again ${Math.round(performance.now() - back)} ms after the server was back\n`);
      }
      for (const [at, one] of all.entries()) {
        await one.done;
        const fresh = openSqliteViews({ folder: join(folder, `${at}`) });
        await fresh.apply(one.history.events);
        expect(await one.views.digests()).toEqual(await fresh.digests());
        await fresh.close();
      }
      // A server that is back within seconds may have failed nobody; so that it was another one is looked up.
      expect(processes.size).toBe(CRASHES + 1);
    }, 120_000);
  }),
);

/** Folds a history a few events at a time, each until it is acknowledged. */
class Applying {
  readonly history = new History();
  readonly done: Promise<void>;
  #acknowledged = 0;

  static async begin(url: string, database: string, name: string): Promise<Applying> {
    return new Applying(await openMongoViews({ url, database }), name);
  }

  private constructor(
    readonly views: ViewStore,
    name: string,
  ) {
    for (let index = 0; index < 200; index++) {
      this.history.open(`ticket ${index} ${name}`);
      this.history.mail(`ticket ${index} ${name}`, hoursLater(1));
    }
    this.done = this.#apply();
  }

  /** @throws what applying has ended with */
  async goesOn(): Promise<void> {
    const before = this.#acknowledged;
    while (this.#acknowledged === before && before < this.history.events.length) await Promise.race([sleep(1), this.done]);
  }

  async #apply(): Promise<void> {
    while (this.#acknowledged < this.history.events.length) {
      const portion = this.history.events.slice(this.#acknowledged, this.#acknowledged + 5);
      try {
        await this.views.apply(portion);
        this.#acknowledged += portion.length;
      } catch (error) {
        if (!(error instanceof ViewsUnavailable)) throw error;
        await sleep(20);
      }
    }
  }
}

async function processOf(url: string): Promise<number> {
  const client = new MongoClient(url);
  const { pid } = await client.db('admin').command({ serverStatus: 1 });
  await client.close();
  return Number(pid);
}
