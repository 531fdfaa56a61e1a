// POST /tickets, 64 in flight, each durable and numbered when answered, against an empty validated POST in the same Nest server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import testing from '@eventdesk/testing';
import { folder, median } from './lib/measure.mjs';
import { perSecond } from './lib/report.mjs';

const IN_FLIGHT = 64;
const REQUESTS = 1_500;
const ROUNDS = 5;

export default async function http(report) {
  const bare = spawn(process.execPath, [join(import.meta.dirname, 'lib/bare-server.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const desk = await testing.startDesk(folder());
  try {
    const [address] = await once(bare.stdout, 'data');
    const [empty, tickets] = [poster(String(address).trim()), poster(desk.url, desk.key)];
    await Promise.all([load(empty), load(tickets)]);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push({ base: await load(empty), measured: await load(tickets) });
    report({ name: 'an empty validated POST, 64 in flight', value: perSecond(median(rounds.map(({ base }) => base))) });
    report({
      name: 'POST /tickets, 64 in flight, durable and numbered',
      value: perSecond(median(rounds.map(({ measured }) => measured))),
      ratio: median(rounds.map(({ base, measured }) => measured / base)),
      unit: 'of it',
      floor: 0.4,
      goal: 0.6,
    });
  } finally {
    bare.kill();
    await desk.stop();
  }
}

/** Requests per second. */
async function load(post) {
  const start = performance.now();
  let sent = 0;
  const client = async () => {
    while (sent++ < REQUESTS) await post(sent);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, client));
  return (REQUESTS * 1000) / (performance.now() - start);
}

function poster(url, key) {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  return (count) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({
        ticket_type: 'support',
        category: 'technical',
        business_entity_id: 'chargecars',
        subject: `Ticket ${count}`,
        description: 'x'.repeat(200),
        contact: { name: `Customer ${count}`, email: `customer-${count}@customer.example` },
      });
      const headers = {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      request(`${url}/tickets`, { method: 'POST', agent, headers }, (response) => {
        if (response.statusCode !== 201) reject(new Error(`answered ${response.statusCode}`));
        response.on('end', resolve).resume();
      })
        .on('error', reject)
        .end(body);
    });
}
