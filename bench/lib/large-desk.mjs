// A data folder as a desk of so many tickets would have left it: log, views, and consumers that are done with all of it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deskHistory } from './desk-history.mjs';
import { folder } from './measure.mjs';

const require = createRequire(import.meta.url);
const { openSqliteEventStore } = require('@eventdesk/event-store/sqlite');
const { rebuildViews } = require('@eventdesk/read-models/sqlite');

/** @returns the folder, to start a desk on */
export async function largeDesk(tickets) {
  const data = folder();
  const now = () => new Date().toISOString();
  const store = openSqliteEventStore({ path: join(data, 'events.db'), now });
  let underWay = [];
  for (const { stream, revision, events } of deskHistory(tickets)) {
    underWay.push(store.append(stream, revision === 0 ? 'no_stream' : revision - 1, events));
    if (underWay.length === 256) await Promise.all(underWay.splice(0));
  }
  await Promise.all(underWay);
  await rebuildViews({ folder: data, store });
  const head = await store.head();
  await store.close();
  handledUpTo(join(data, 'consumers.db'), head);
  return data;
}

/** What happened long ago is nobody's work any more. */
function handledUpTo(path, head) {
  const Database = require('libsql');
  const state = new Database(path);
  state.exec('CREATE TABLE IF NOT EXISTS checkpoints (consumer TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID');
  const save = state.prepare('INSERT INTO checkpoints VALUES (?, ?)');
  for (const consumer of ['numbering', 'sla-monitor', 'notification', 'projector']) save.run(consumer, head);
  state.close();
}
