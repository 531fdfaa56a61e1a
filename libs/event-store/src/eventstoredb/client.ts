/** The vendor's client, made fit for a service that must outlive its server's restarts. */
import { EventStoreDBClient } from '@eventstore/db-client';

/** What the adapter uses of the client. Specs put a faulty one in its place. */
export type Client = Pick<EventStoreDBClient, 'appendToStream' | 'readStream' | 'readAll' | 'subscribeToAll' | 'dispose'>;

/** Members of the client that are not public: present in 6.2.1, the version that package.json pins. */
interface Inner {
  supports: () => Promise<boolean>;
  handleError: (...details: unknown[]) => Promise<void>;
  getChannel: () => Promise<Channel>;
}
interface Channel {
  close: () => void;
}

/** @throws Error when the URL is none; its text does not repeat the URL, which may hold a password */
export function connect(url: string): Client {
  const client = parse(url);
  const inner = client as unknown as Inner;
  const { handleError, getChannel, supports } = inner;
  if (![handleError, getChannel, supports].every((member) => typeof member === 'function'))
    throw new Error('this version of @eventstore/db-client is not the one that the adapter was written for');

  // Batched appends share one table of promises in the whole process: an error on one connection fails the appends of all, and
  // a late answer ends the process (KurrentDB-Client-NodeJS#505, #523). Without them each append is a call with a deadline.
  inner.supports = () => Promise.resolve(false);
  // Nobody awaits this one, and it rejects when no node of a cluster can be discovered: that, too, would end the process.
  inner.handleError = (...details) => handleError(...details).catch(() => undefined);

  let channel: Promise<Channel> | null = null;
  inner.getChannel = () => (channel = getChannel());
  const dispose = client.dispose;
  client.dispose = async () => {
    await dispose();
    void channel?.then((open) => open.close()).catch(() => undefined);
  };
  return client;
}

function parse(url: string): EventStoreDBClient {
  const known = url.replace(/^(?:kurrentdb|kdb)(\+discover)?:/, 'esdb$1:');
  if (/[?&]throwOnAppendFailure=false/i.test(known)) throw new Error('throwOnAppendFailure=false is not supported');
  try {
    return EventStoreDBClient.connectionString(known);
  } catch {
    throw new Error('expected a URL like esdb://user:password@host:2113 or esdb+discover://host:2113?tls=true');
  }
}
