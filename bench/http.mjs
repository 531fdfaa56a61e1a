// POST /tickets, 64 in flight, each durable and numbered when answered, against an empty validated POST in the same Nest server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import testing from '@eventdesk/testing';
import { folder, median } from './lib/measure.mjs';
import { load, poster } from './lib/posts.mjs';
import { perSecond } from './lib/report.mjs';

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
    await Promise.all([load(empty, REQUESTS), load(tickets, REQUESTS)]);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({ base: await load(empty, REQUESTS), measured: await load(tickets, REQUESTS) });
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
