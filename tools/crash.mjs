// Clients open tickets while the desk is killed with -9 and started again; then everything acknowledged must be there, once.
// usage: node tools/crash.mjs [--clients 64] [--kills 5] [--seconds 20]     (after `npm run build`)
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import testing from '@eventdesk/testing';
import { checkNumbers, checkTickets, settled, verify } from './crash/checks.mjs';
import { Clients } from './crash/clients.mjs';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '64' },
    kills: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
  },
});
const [count, kills, seconds] = [values.clients, values.kills, values.seconds].map(Number);
const say = (text) => process.stderr.write(`${text}\n`);

const data = mkdtempSync(join(tmpdir(), 'eventdesk-crash-'));
const port = await freePort();
const start = () => testing.startDesk(data, { EVENTDESK_PORT: String(port), LOG_LEVEL: 'info' });
let desk = await start();
const clients = new Clients(() => desk, count);
const { acknowledged } = clients;

for (let kill = 1; kill <= kills; kill++) {
  await sleep((seconds * 1000 * (0.5 + Math.random())) / (kills + 1));
  await desk.stop('SIGKILL');
  const died = Date.now();
  desk = await start();
  say(`kill ${kill}: ${acknowledged.size} tickets acknowledged so far, back after ${Date.now() - died} ms`);
}
await sleep((seconds * 1000) / (kills + 1));
await clients.stop();
say(`${acknowledged.size} tickets acknowledged, ${clients.sentAgain} requests sent again after a crash`);
await settled(desk);
const faults = [...(await checkTickets(desk, acknowledged.keys())), ...(await checkNumbers(desk, acknowledged.size))];
await desk.stop();
faults.push(...verify({ EVENTDESK_DATA: data }));
for (const fault of faults.slice(0, 20)) say(`FAULT ${fault}`);
console.log(
  JSON.stringify({
    clients: count,
    kills,
    acknowledged: acknowledged.size,
    sent_again: clients.sentAgain,
    faults: faults.length,
  }),
);
if (faults.length === 0) rmSync(data, { recursive: true });
else say(`the data is kept in ${data}`);
process.exit(faults.length === 0 ? 0 : 1);

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
