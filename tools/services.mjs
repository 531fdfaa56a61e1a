// All services as separate processes on this host: lines prefixed by service, started again when they die, stopped together.
// usage: npm run start:services [-- --instances 2]     NATS_URL and MONGODB_URL name the engines; EVENT_STORE_URL the log
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const services = ['ticket-command', 'numbering', 'sla-monitor', 'notification', 'projector', 'gateway'];
const ports = {
  'ticket-command': 3101,
  numbering: 3102,
  'sla-monitor': 3103,
  notification: 3104,
  projector: 3105,
  gateway: 3000,
};
/** A further instance of a service listens so much higher. */
const STEP = 100;
/** Milliseconds before one that ended is started again. */
const PAUSE_MS = 1_000;
/** Milliseconds in which all must have stopped. */
const PATIENCE_MS = 12_000;

const usage = `Runs every service of the desk as a process of its own on this host.

  npm run start:services [-- --instances 2]

  NATS_URL         required, like nats://127.0.0.1:4222 (JetStream enabled)
  MONGODB_URL      required, like mongodb://127.0.0.1:27017: the views
  EVENT_STORE_URL  esdb://host:port for EventStoreDB; else the log is a SQLite file in EVENTDESK_DATA that the processes share
  EVENTDESK_PORT   of the first gateway, 3000; a further instance listens ${STEP} higher, as do those of the other services
  EVENTDESK_HEALTH_PORT   of ticket-command, 3101; numbering, sla-monitor, notification and projector follow it by one each
`;

const { values } = parseArgs({
  options: { instances: { type: 'string', default: '1' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const instances = Number(values.instances);
const missing = ['NATS_URL', 'MONGODB_URL'].filter((name) => !process.env[name]);
if (!(instances >= 1 && instances <= 8)) refuse('--instances: expected a number from 1 to 8');
if (missing.length > 0) refuse(`${missing.join(' and ')} not set. "npm start" runs the desk in one process without any server.`);

const children = new Map();
/** Instances that were ready once: what they could not open then may only be away for now. */
const proven = new Set();
const width = Math.max(...services.map((name) => name.length)) + (instances > 1 ? 2 : 0);
let stopping = false;
let failed = false;

// A terminal that is closed hangs up: the services are no part of it, and would live on unseen.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
// Where lines go may end before the services have: writing there must not end the launcher, which is to stop them.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
for (const name of services) for (let instance = 1; instance <= instances; instance++) start(name, instance);

function start(name, instance) {
  const label = (instances > 1 ? `${name}.${instance}` : name).padEnd(width);
  const port = name === 'gateway' ? 'EVENTDESK_PORT' : 'EVENTDESK_HEALTH_PORT';
  const child = spawn(process.execPath, ['--enable-source-maps', `apps/${name}/dist/main.js`], {
    env: { ...process.env, [port]: portOf(firstPort(name, process.env[port]), instance) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // An interrupt from the keyboard is this process's to pass on.
    detached: true,
  });
  children.set(label, child);
  say(label, `started as process ${child.pid}`);
  print(label, child.stdout, process.stdout);
  print(label, child.stderr, process.stderr);
  child.once('exit', (code, signal) => {
    children.delete(label);
    if (stopping) return;
    say(label, `ended with ${signal ?? code}`);
    if (!proven.has(label)) {
      failed = true;
      return stop();
    }
    setTimeout(() => stopping || start(name, instance), PAUSE_MS);
  });
}

/** A health port that is given is ticket-command's; the others keep their distance from it, as they can't all listen at one. */
function firstPort(name, given) {
  if (!given) return ports[name];
  if (given === '0' || name === 'gateway') return given;
  return Number(given) + ports[name] - ports['ticket-command'];
}

/** 0 takes any free port. */
function portOf(first, instance) {
  return String(first) === '0' ? '0' : String(Number(first) + (instance - 1) * STEP);
}

async function stop() {
  if (stopping) return;
  stopping = true;
  const overdue = sleep(PATIENCE_MS);
  // Whoever asks first, then whoever answers: a command that is under way is still answered.
  for (const isAsker of [true, false]) {
    const group = [...children].filter(([label]) => label.startsWith('gateway') === isAsker).map(([, child]) => child);
    const ends = group.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of group) child.kill('SIGTERM');
    await Promise.race([Promise.all(ends), overdue]);
  }
  for (const child of children.values()) child.kill('SIGKILL');
  process.exit(failed ? 1 : 0);
}

function print(label, from, to) {
  createInterface({ input: from }).on('line', (line) => {
    if (/"msg":"[\w-]+ is ready"/.test(line)) proven.add(label);
    to.write(`${label} | ${line}\n`);
  });
}

function say(label, text) {
  process.stderr.write(`${label} | ${text}\n`);
}

function refuse(text) {
  process.stderr.write(`${text}\n\n${usage}`);
  process.exit(1);
}
