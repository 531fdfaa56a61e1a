// Clients open tickets while the desk is killed with -9 and started again; then everything acknowledged must be there, once.
// usage: node tools/crash.mjs [--clients 64] [--kills 5] [--seconds 20]     (after `npm run build`)
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import testing from '@eventdesk/testing';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '64' },
    kills: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
  },
});
const [clients, kills, seconds] = [values.clients, values.kills, values.seconds].map(Number);
const say = (text) => process.stderr.write(`${text}\n`);

const data = mkdtempSync(join(tmpdir(), 'eventdesk-crash-'));
const port = await freePort();
const start = () => testing.startDesk(data, { EVENTDESK_PORT: String(port), LOG_LEVEL: 'info' });
let desk = await start();
const acknowledged = new Map();
let running = true;
let retries = 0;

await Promise.all([killAgainAndAgain(), ...Array.from({ length: clients }, (_, client) => openTickets(client))]);
say(`${acknowledged.size} tickets acknowledged, ${retries} requests sent again after a crash`);
await settled();
const faults = [...(await checkTickets()), ...(await checkNumbers())];
await desk.stop();
const verify = spawnSync(process.execPath, ['apps/replay/dist/main.js', 'verify', '--json'], {
  env: { ...process.env, EVENTDESK_DATA: data },
  encoding: 'utf8',
});
if (verify.status !== 0) faults.push(`verify found faults: ${verify.stdout.slice(0, 2000)}${verify.stderr.slice(-500)}`);
for (const fault of faults.slice(0, 20)) say(`FAULT ${fault}`);
console.log(JSON.stringify({ clients, kills, acknowledged: acknowledged.size, sent_again: retries, faults: faults.length }));
if (faults.length === 0) rmSync(data, { recursive: true });
else say(`the data is kept in ${data}`);
process.exit(faults.length === 0 ? 0 : 1);

async function openTickets(client) {
  for (let count = 0; running; count++) {
    const body = {
      ...[
        { ticket_type: 'support', category: 'technical' },
        { ticket_type: 'sales', category: 'new_lead', opportunity_value: '4500.00' },
        { ticket_type: 'inquiry', category: 'information' },
      ][count % 3],
      business_entity_id: 'chargecars',
      subject: `Ticket ${count} of client ${client}`,
      description: 'Opened under fire.',
      contact: { name: `Client ${client}`, email: `client-${client}-${count}@customer.example` },
    };
    // The same key until it is answered: an unanswered request may or may not have had its effect, but has it once.
    for (let sent = 1; ; sent++) {
      try {
        const { status, body: ticket } = await desk.request('POST', '/tickets', body, {
          'idempotency-key': `crash-${client}-${count}`,
        });
        if (status === 201) {
          acknowledged.set(ticket.id, ticket);
          break;
        }
        if (status !== 503 && status !== 409) throw new Error(`POST /tickets answered ${status}: ${JSON.stringify(ticket)}`);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
      if (sent === 1) retries++;
      await sleep(20);
    }
  }
}

async function killAgainAndAgain() {
  for (let kill = 1; kill <= kills; kill++) {
    await sleep((seconds * 1000 * (0.5 + Math.random())) / (kills + 1));
    await desk.stop('SIGKILL');
    const died = Date.now();
    desk = await start();
    say(`kill ${kill}: ${acknowledged.size} tickets acknowledged so far, back after ${Date.now() - died} ms`);
  }
  await sleep((seconds * 1000) / (kills + 1));
  running = false;
}

/** Waits until no consumer has work left. */
async function settled() {
  for (let tries = 0; tries < 600; tries++) {
    const { body } = await desk.request('GET', '/admin/projections');
    if (body.items.every(({ lag, caught_up }) => lag === 0 && caught_up)) return;
    await sleep(100);
  }
  throw new Error('the consumers did not catch up within a minute');
}

async function checkTickets() {
  const faults = [];
  const expected = { TicketOpened: 1, NumberAssigned: 1, ClockStarted: 2, MailSent: 2 };
  for (const id of acknowledged.keys()) {
    const [{ status, body: ticket }, { body: timeline }, { body: mailbox }] = await Promise.all([
      desk.request('GET', `/tickets/${id}`),
      desk.request('GET', `/tickets/${id}/timeline`),
      desk.request('GET', `/mailbox?ticket_id=${id}`),
    ]);
    if (status !== 200) faults.push(`${id} was acknowledged but answers ${status}`);
    else if (!ticket.ticket_number) faults.push(`${id} has no number`);
    for (const [type, count] of Object.entries(expected)) {
      const found = timeline.items.filter((item) => item.type === type).length;
      if (found !== count) faults.push(`${id} has ${found} ${type}, expected ${count}`);
    }
    if (mailbox.items.length !== 2) faults.push(`${id} has ${mailbox.items.length} mails in the mailbox, expected 2`);
  }
  return faults;
}

async function checkNumbers() {
  const series = new Map();
  for (let cursor = null; ;) {
    const { body } = await desk.request('GET', `/numbers?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    for (const { series: name, year, sequence } of body.items)
      series.set(`${name}-${year}`, [...(series.get(`${name}-${year}`) ?? []), sequence]);
    cursor = body.next_cursor;
    if (cursor === null) break;
  }
  const faults = [...series].flatMap(([name, numbers]) => {
    const sorted = numbers.toSorted((a, b) => a - b);
    return sorted.every((number, index) => number === index + 1)
      ? []
      : [`${name} is not 1 to ${sorted.length} without gap or double`];
  });
  const numbered = [...series.values()].reduce((sum, { length }) => sum + length, 0);
  return numbered === acknowledged.size ? faults : [...faults, `${numbered} numbers for ${acknowledged.size} tickets`];
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
