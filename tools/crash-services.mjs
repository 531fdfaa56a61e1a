// Clients open tickets while, in turn, every service and the servers they need are killed with -9, and the stream of events is
// deleted once; then everything acknowledged must be there, once, and the views equal to a fresh replay.
// usage: node tools/crash-services.mjs [--clients 64] [--instances 1] [--pause 3]     (after `npm run build`)
//   NATS_CRASH_URL, MONGODB_CRASH_URL   servers that may be killed; absent: NATS_URL and MONGODB_URL, under names of their own
//   NATS_CRASH, MONGODB_CRASH           commands that kill one of them with -9 and start it again; absent: that is left out, and said
//   EVENT_STORE_URL                     an EventStoreDB without events; else a SQLite log that the processes share
//   EVENT_STORE_CRASH                   as the others: a command that kills it with -9 and starts it again
import { exec } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { connect } from 'nats';
import testing from '@eventdesk/testing';
import { checkNumbers, checkTickets, settled, verify } from './crash/checks.mjs';
import { Clients } from './crash/clients.mjs';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '64' },
    instances: { type: 'string', default: '1' },
    /** Seconds before each fault. */
    pause: { type: 'string', default: '3' },
  },
});
const [count, instances, pause] = [values.clients, values.instances, values.pause].map(Number);
const say = (text) => process.stderr.write(`${text}\n`);

const name = `crash-${process.pid}`;
const data = mkdtempSync(join(tmpdir(), 'eventdesk-crash-'));
const natsUrl = process.env.NATS_CRASH_URL ?? process.env.NATS_URL;
const mongo = new URL(process.env.MONGODB_CRASH_URL ?? process.env.MONGODB_URL);
mongo.pathname = `/${name}`;
const environment = {
  NATS_URL: natsUrl,
  MONGODB_URL: mongo.href,
  EVENTDESK_NAME: name,
  ...(process.env.EVENT_STORE_URL ? { EVENT_STORE_URL: process.env.EVENT_STORE_URL } : {}),
};
const desk = await testing.startServices(data, environment, { instances });
const clients = new Clients(() => desk, count);
const { acknowledged } = clients;

const results = [];
for (const [what, fault] of faultsToMake()) {
  await sleep(pause * 1000);
  const before = acknowledged.size;
  const [at, firstAfter] = [performance.now(), nextAcknowledged()];
  await fault();
  const back = performance.now() - at;
  const answered = (await firstAfter) - at;
  await caughtUp();
  const result = { fault: what, before, back_ms: ms(back), answered_ms: ms(answered), lag_zero_ms: ms(performance.now() - at) };
  results.push(result);
  say(JSON.stringify(result));
}
await sleep(pause * 1000);
await clients.stop();
say(`${acknowledged.size} tickets acknowledged, ${clients.sentAgain} requests sent again after a fault`);
await settled(desk);
const faults = [...(await checkTickets(desk, acknowledged.keys())), ...(await checkNumbers(desk, acknowledged.size))];
const code = await desk.stop();
if (code !== 0) faults.push(`the services ended with ${code}`);
faults.push(...verify({ EVENTDESK_DATA: data, ...environment }));
for (const fault of faults.slice(0, 20)) say(`FAULT ${fault}`);
console.log(
  JSON.stringify({
    clients: count,
    instances,
    acknowledged: acknowledged.size,
    sent_again: clients.sentAgain,
    results,
    faults: faults.length,
  }),
);
if (faults.length === 0) {
  rmSync(data, { recursive: true });
  await testing.dropDesk({ natsUrl, mongoUrl: mongo.href, name });
} else say(`the data is kept in ${data}, in the database and the stream ${name}`);
process.exit(faults.length === 0 ? 0 : 1);

function faultsToMake() {
  const faults = desk.instances().map((instance) => [`kill -9 ${instance}`, () => desk.kill(instance)]);
  for (const [server, variable] of [
    ['NATS', 'NATS_CRASH'],
    ['MongoDB', 'MONGODB_CRASH'],
    ...(process.env.EVENT_STORE_URL ? [['the event store', 'EVENT_STORE_CRASH']] : []),
  ]) {
    const command = process.env[variable];
    if (command) faults.push([`kill -9 ${server}`, () => promisify(exec)(command)]);
    else say(`${server} is not killed: set ${variable} to a command that kills it with -9 and starts it again`);
  }
  faults.push(['delete the stream', deleteStream]);
  return faults;
}

async function deleteStream() {
  const nats = await connect({ servers: natsUrl });
  await (await nats.jetstreamManager()).streams.delete(`${name}-events`);
  await nats.close();
}

/** Resolves with the instant of the next acknowledgement. */
async function nextAcknowledged() {
  for (const before = acknowledged.size; acknowledged.size === before;) await sleep(5);
  return performance.now();
}

/** Waits until every consumer is past all that was in the log when this was asked: the clients go on. */
async function caughtUp() {
  for (let head = null; ; await sleep(50)) {
    const answer = await desk.request('GET', '/admin/projections').catch(() => null);
    if (answer?.status !== 200) continue;
    head ??= answer.body.head;
    const { items } = answer.body;
    if (items.length >= 5 && items.every(({ position }) => position !== null && isPast(position, head))) return;
  }
}

/** Positions are numbers, or two joined by a slash. */
function isPast(position, head) {
  const [[a, b = 0n], [c, d = 0n]] = [position, head].map((text) => text.split('/').map(BigInt));
  return a > c || (a === c && b >= d);
}

function ms(value) {
  return Math.round(value);
}
