import 'reflect-metadata';
import { type NatsConnection, nuid } from 'nats';
import { connectNats } from '../jetstream';
import { natsUrl, withNats } from '../jetstream/desk-under-test.for-spec';
import { createNatsRequests, NatsRequestClient } from './nats';
import { requestsContract } from './requests-contract.for-spec';
import { InProcessClient, InProcessRequests } from '.';

requestsContract('in process', async () => {
  const registry = new InProcessRequests();
  return {
    registry,
    client: (timeoutMs) => new InProcessClient(registry, timeoutMs),
    settled: async () => {},
    close: async () => {},
  };
});

withNats(() => {
  requestsContract('over NATS', async () => {
    const desk = `test-${nuid.next()}`;
    const connections = [1, 2].map(() => connectNats({ servers: natsUrl, name: desk }));
    const [asking, answering] = (await Promise.all(connections)) as [NatsConnection, NatsConnection];
    return {
      registry: createNatsRequests(answering, { queue: 'answers', desk }),
      client: (timeoutMs) => new NatsRequestClient(asking, { desk, ...(timeoutMs ? { timeoutMs } : {}) }),
      settled: () => answering.flush(),
      close: async () => {
        await Promise.all([asking.close(), answering.close()]);
      },
    };
  });
});
