// What must hold afterwards: every acknowledged ticket there, numbers gapless, every clock and mail once.
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until no consumer has work left. */
export async function settled(desk) {
  for (let tries = 0; tries < 600; tries++) {
    const { status, body } = await desk.request('GET', '/admin/projections');
    if (status === 200 && body.items.length >= 5 && body.items.every(({ lag, caught_up }) => lag === 0 && caught_up)) return;
    await sleep(100);
  }
  throw new Error('the consumers did not catch up within a minute');
}

export async function checkTickets(desk, ids) {
  const faults = [];
  const expected = { TicketOpened: 1, NumberAssigned: 1, ClockStarted: 2, MailSent: 2 };
  for (const id of ids) {
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

export async function checkNumbers(desk, tickets) {
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
  return numbered === tickets ? faults : [...faults, `${numbered} numbers for ${tickets} tickets`];
}

/** The whole log, and the views against a fresh replay. */
export function verify(environment) {
  const run = spawnSync(process.execPath, ['apps/replay/dist/main.js', 'verify', '--json'], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  return run.status === 0 ? [] : [`verify found faults: ${run.stdout.slice(0, 2000)}${run.stderr.slice(-500)}`];
}
