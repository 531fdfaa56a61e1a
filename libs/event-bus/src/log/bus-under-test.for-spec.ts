import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@eventdesk/event-store';
import { openDatabase, openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { type BusUnderTest, contractRetry, PARKED_AT } from '../contract';
import type { EventBus } from '../port';
import { createLogEventBus, type LogEventBusOptions } from './bus';

/** A bus over a log of its own on the disk. @param around puts faults between the log and the bus */
export function openLogBus(
  options: Partial<LogEventBusOptions> = {},
  around: (store: EventStore) => EventStore = (store) => store,
): { desk: BusUnderTest; bus: EventBus } {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-bus-'));
  const store = openSqliteEventStore({ path: join(folder, 'events.db'), now: () => PARKED_AT });
  const revisions = new Map<string, number>();
  const buses: EventBus[] = [];
  let statePath = join(folder, 'consumers.db');
  const openAnother = () => {
    const bus = createLogEventBus({ store: around(store), statePath, now: () => PARKED_AT, retry: contractRetry, ...options });
    buses.push(bus);
    return bus;
  };
  const desk: BusUnderTest = {
    async append(stream, events) {
      const { revision, position } = await store.append(stream, revisions.get(stream) ?? 'no_stream', events);
      revisions.set(stream, revision);
      return position;
    },
    crash() {
      // A copy of what is committed: whatever the lost bus still does is written where nobody looks.
      const copy = join(folder, `after-crash-${buses.length}.db`);
      const database = openDatabase(statePath, { synchronous: 'normal' });
      database.prepare('VACUUM INTO ?').run(copy);
      database.close();
      statePath = copy;
      return Promise.resolve(openAnother());
    },
    async reopen() {
      await buses.at(-1)?.close();
      return openAnother();
    },
    async close() {
      await Promise.all(buses.map((bus) => bus.close()));
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
  return { desk, bus: openAnother() };
}
