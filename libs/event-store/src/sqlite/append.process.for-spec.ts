/** Appends to streams of its own until it is killed, and tells its parent of every acknowledged event. */
import { event } from '../contract/fixture';
import { openSqliteEventStore } from './store';

const [path = '', writers = '1', eventsEach = 'Infinity'] = process.argv.slice(2);
const store = openSqliteEventStore({ path, now: () => new Date().toISOString() });

async function appendTo(stream: string): Promise<void> {
  for (let revision = -1; revision < Number(eventsEach) - 1;) {
    const put = [event({ stream }), event({ stream })];
    const answer = await store.append(stream, revision === -1 ? 'no_stream' : revision, put);
    revision = answer.revision;
    for (const { id } of put) process.send?.(id);
  }
}

void Promise.all(Array.from({ length: Number(writers) }, (_, index) => appendTo(`ticket-${process.pid}-${index}`))).then(() =>
  process.disconnect(),
);
