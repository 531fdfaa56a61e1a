import { eventBusContract } from '../contract';
import { JetStreamDesk, withNats } from './desk-under-test.for-spec';

withNats(() => {
  eventBusContract('JetStream', () => JetStreamDesk.open());
});
