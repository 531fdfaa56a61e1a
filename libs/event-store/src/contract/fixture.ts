/** Given–when–then for event stores: a store under test, events to put in, and what comes out. */
import { randomUUID } from 'node:crypto';
import type { EventToStore, StoredEvent } from '@eventdesk/contracts';
import type { EventStore, LogBatch } from '../port';

export interface StoreUnderTest {
  store: EventStore;
  /** Closes the store and opens another on what it kept. */
  reopen: () => Promise<EventStore>;
  /** Closes whatever is open and removes what was kept. */
  cleanup: () => Promise<void>;
}
export type CreateStore = () => Promise<StoreUnderTest>;

/** Registers the hooks, and gives each test a store and a category of streams that no other test uses. */
export function useStore(create: CreateStore) {
  let underTest: StoreUnderTest | null = null;
  const given = {
    store: undefined as unknown as EventStore,
    category: '',
    stream: '',
    reopen: async () => {
      if (underTest) given.store = await underTest.reopen();
    },
  };
  beforeEach(async () => {
    underTest = await create();
    given.store = underTest.store;
    given.category = `contract${randomUUID().slice(0, 8)}`;
    given.stream = `${given.category}-${randomUUID()}`;
  });
  afterEach(async () => {
    await underTest?.cleanup();
    underTest = null;
  });
  return given;
}

export const event = (data: unknown = null, id: string = randomUUID()): EventToStore => ({
  id,
  type: 'NoteAdded.v1',
  data,
  metadata: { ticket_id: '0197d1a0-0000-7000-8000-000000000001' },
});
export const events = (count: number, firstData = 0): EventToStore[] =>
  Array.from({ length: count }, (_, index) => event(firstData + index));

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
export const eventsOf = async (batches: AsyncIterable<LogBatch>): Promise<StoredEvent[]> =>
  (await collect(batches)).flatMap((batch) => batch.events);

export const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
export const revisions = (list: readonly StoredEvent[]): number[] => list.map(({ revision }) => revision);
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
