export interface DeskAtServers {
  natsUrl: string;
  /** With the database in its path. */
  mongoUrl: string;
  /** EVENTDESK_NAME. */
  name: string;
}

/** Takes away what a desk of separate services left at NATS and MongoDB; what is not there is no fault. */
export async function dropDesk({ natsUrl, mongoUrl, name }: DeskAtServers): Promise<void> {
  // Only where it is called: most tests need neither driver.
  const [{ MongoClient }, { connect }] = await Promise.all([import('mongodb'), import('nats')]);
  const client = new MongoClient(mongoUrl);
  await client.db(new URL(mongoUrl).pathname.slice(1)).dropDatabase();
  await client.close();
  const nats = await connect({ servers: natsUrl });
  const manager = await nats.jetstreamManager();
  for (const stream of [`${name}-events`, `KV_${name}-bus`]) await manager.streams.delete(stream).catch(() => undefined);
  await nats.close();
}
