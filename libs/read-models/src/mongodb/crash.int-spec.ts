import { exec } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { hoursLater, withVariable } from '@eventdesk/testing';
import { MongoClient } from 'mongodb';
import { History } from '../contract';
import { ViewsUnavailable } from '../port';
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
    afterAll(async () => {
      rmSync(folder, { recursive: true });
      await databases.dropAll();
    });

    it('a server that is killed again and again loses nothing that it acknowledged, and nothing needs to be opened anew', async () => {
      const history = new History();
      for (let index = 0; index < 400; index++) {
        history.open(`ticket ${index}`);
        history.mail(`ticket ${index}`, hoursLater(1));
      }
      const database = databases.take();
      const views = await openMongoViews({ url, database });
      const processes = new Set([await processOf(url)]);
      let [acknowledged, isOver] = [0, false];
      const applying = (async () => {
        for (let at = 0; at < history.events.length; await sleep(isOver ? 0 : 20)) {
          const portion = history.events.slice(at, at + 5);
          try {
            await views.apply(portion);
            at += portion.length;
            acknowledged += portion.length;
          } catch (error) {
            if (!(error instanceof ViewsUnavailable)) throw error;
          }
        }
      })();
      for (let times = 0; times < CRASHES; times++) {
        await promisify(exec)(crash);
        processes.add(await processOf(url));
        const [before, back] = [acknowledged, performance.now()];
        while (acknowledged === before && acknowledged < history.events.length) await sleep(10);
        process.stderr.write(`applying again ${Math.round(performance.now() - back)} ms after the server was back\n`);
      }
      isOver = true;
      await applying;
      const fresh = openSqliteViews({ folder });
      await fresh.apply(history.events);
      expect(await views.digests()).toEqual(await fresh.digests());
      // A server that is back within seconds may have failed nobody; so that it was another one is looked up.
      expect(processes.size).toBe(CRASHES + 1);
      await views.close();
      await fresh.close();
    }, 120_000);
  }),
);

async function processOf(url: string): Promise<number> {
  const client = new MongoClient(url);
  const { pid } = await client.db('admin').command({ serverStatus: 1 });
  await client.close();
  return Number(pid);
}
