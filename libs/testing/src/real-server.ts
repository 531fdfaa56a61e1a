/** The engines of the distributed topology: the environment variable that gives a server's URL, and one as an example. */
export const realServers = {
  eventstoredb: { name: 'EventStoreDB', variable: 'EVENTSTOREDB_URL', example: 'esdb://127.0.0.1:2113?tls=false' },
  mongodb: { name: 'MongoDB', variable: 'MONGODB_URL', example: 'mongodb://127.0.0.1:27017' },
  nats: { name: 'NATS', variable: 'NATS_URL', example: 'nats://127.0.0.1:4222' },
} as const;

/** Registers the tests that need a real server; where its URL is not set, one line says so and how to set it. Needs jest's globals. */
export function withServer(server: keyof typeof realServers, register: (url: string) => void): void {
  const { name, variable, example } = realServers[server];
  const url = process.env[variable];
  if (url) return register(url);
  it(`run where ${variable} names a server`, () => {
    process.stderr.write(`${name}: its tests did not run. Set ${variable}, for example to ${example}\n`);
  });
}
