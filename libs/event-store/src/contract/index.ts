/** What every event store must do, whichever engine it is. An adapter's spec runs all of it in a few lines. */
import { appendContract } from './append';
import type { CreateStore } from './fixture';
import { logContract } from './log';
import { readContract } from './read';
import { subscribeContract } from './subscribe';

export type { CreateStore, StoreUnderTest } from './fixture';

/** Needs jest's globals. Streams have names of their own in each test, so that a shared server will do. */
export function eventStoreContract(name: string, create: CreateStore): void {
  describe(`${name} as an event store`, () => {
    appendContract(create);
    readContract(create);
    logContract(create);
    subscribeContract(create);
  });
}
