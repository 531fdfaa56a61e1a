/** What every event bus must do. An adapter's whole spec is one call. */
import type { EventBus } from '../port';
import { askingContract } from './asking';
import { checkpointContract } from './checkpoints';
import { deliveryContract } from './delivery';
import type { BusUnderTest } from './fixture';
import { parkingContract } from './parking';
import { waitingContract } from './waiting';

export { type BusUnderTest, contractRetry, PARKED_AT } from './fixture';

interface Opened {
  desk: BusUnderTest;
  bus: EventBus;
}

/** @param open a bus with `contractRetry` over an empty log */
export function eventBusContract(name: string, open: () => Opened | Promise<Opened>): void {
  describe(`${name} as an event bus`, () => {
    let under: Opened;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.desk.close());

    deliveryContract(() => under);
    checkpointContract(() => under);
    parkingContract(() => under);
    waitingContract(() => under);
    askingContract(() => under);
  });
}
