import { basename } from 'node:path';

interface Need {
  name: string;
  /** The environment variable that gives it, and a value as an example. */
  variable: string;
  example: string;
}

/** The engines of the distributed topology. */
export const realServers = {
  eventstoredb: { name: 'EventStoreDB', variable: 'EVENTSTOREDB_URL', example: 'esdb://127.0.0.1:2113?tls=false' },
  mongodb: { name: 'MongoDB', variable: 'MONGODB_URL', example: 'mongodb://127.0.0.1:27017' },
  nats: { name: 'NATS', variable: 'NATS_URL', example: 'nats://127.0.0.1:4222' },
} as const satisfies Record<string, Need>;

/** Registers the tests that need a real server; where its URL is not set, one line says so and how to set it. Needs jest's globals. */
export const withServer = (server: keyof typeof realServers, register: (url: string) => void): void =>
  withVariable(realServers[server], register);

/** The same for whatever else an environment variable gives. */
export function withVariable({ name, variable, example }: Need, register: (value: string) => void): void {
  const value = process.env[variable];
  if (value) return register(value);
  it(`run where ${variable} is set`, () => {
    const file = basename(expect.getState().testPath ?? '');
    process.stderr.write(`${name}: ${file} did not run; set ${variable}, for example to ${example}\n`);
  });
}
