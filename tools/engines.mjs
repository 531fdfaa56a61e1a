// `npm run test:engines`: which real engines are there, and do the contracts and adapters hold on them?
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { MongoClient } from 'mongodb';
import { connect } from 'nats';

const root = resolve(import.meta.dirname, '..');
const results = resolve(root, 'node_modules/.cache/eventdesk/engines.json');
const ANSWER_WITHIN_MS = 10_000;

/** `greet` resolves to what the server says of itself. `specs` are files in the adapter's folders, or with these words in them. */
const engines = [
  {
    name: 'EventStoreDB or KurrentDB',
    variable: 'EVENTSTOREDB_URL',
    example: 'esdb://127.0.0.1:2113?tls=false',
    greet: greetEventStore,
    specs: /\/event-store\/src\/eventstoredb\//,
    words: /withServer\(\s*'eventstoredb'/,
  },
  {
    name: 'NATS JetStream',
    variable: 'NATS_URL',
    example: 'nats://127.0.0.1:4222',
    greet: greetNats,
    specs: /\/event-bus\/src\/(jetstream|nest\/nats)\//,
    words: /withServer\(\s*'nats'|withNats\(|NATS_URL/,
  },
  {
    name: 'MongoDB',
    variable: 'MONGODB_URL',
    example: 'mongodb://127.0.0.1:27017',
    greet: greetMongo,
    specs: /\/read-models\/src\/mongodb\//,
    words: /withServer\(\s*'mongodb'|MONGODB_URL/,
  },
];

const files = ['apps', 'libs', 'tools'].flatMap(intSpecs);
const found = [];
let failed = false;
for (const engine of engines) {
  const url = process.env[engine.variable];
  if (!url) {
    console.log(`-  ${engine.name}: ${engine.variable} is not set, for example to ${engine.example}`);
    continue;
  }
  try {
    const greeting = await within(ANSWER_WITHIN_MS, engine.greet(url));
    console.log(`ok ${engine.name}: ${greeting} at ${withoutSecrets(url)}`);
    found.push({
      ...engine,
      files: files.filter((file) => engine.specs.test(file) || engine.words.test(readFileSync(file, 'utf8'))),
    });
  } catch (error) {
    failed = true;
    console.log(`!! ${engine.name}: ${engine.variable} is set, but ${withoutSecrets(url)} does not answer: ${error.message}`);
    delete process.env[engine.variable];
  }
}
if (found.length === 0) {
  console.log('\nNo engine to test on. Start one, and set its variable.');
  process.exit(1);
}

const report = run([...new Set(found.flatMap((engine) => engine.files))]);
console.log('');
for (const engine of found) failed = !tell(engine, report) || failed;
process.exit(failed ? 1 : 0);

function run(specs) {
  console.log(`\n${specs.length} spec files`);
  mkdirSync(resolve(results, '..'), { recursive: true });
  const args = ['--no-install', 'jest', '--selectProjects', 'int', '--json', `--outputFile=${results}`, '--runTestsByPath'];
  const { status } = spawnSync('npx', [...args, ...specs], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0 && status !== 1) throw new Error(`jest ended with ${status}`);
  return JSON.parse(readFileSync(results, 'utf8')).testResults;
}

/** A spec that lacks another engine registers one test in place of its own, named after the variable. @returns whether all is well */
function tell({ name, files }, testResults) {
  const own = testResults.filter((result) => files.includes(result.name));
  const tests = own.flatMap(({ assertionResults }) => assertionResults);
  const waiting = tests.filter(({ title }) => /^run where \w+ is set$|^needs /.test(title)).length;
  const count = (wanted) => tests.filter(({ status }) => status === wanted).length;
  // A file that does not even start has no tests to fail.
  const broken = own.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed));
  const bad = count('failed') + broken.length;
  const more = waiting > 0 ? `, ${waiting} more with another engine or program` : '';
  console.log(`${bad > 0 ? '!!' : 'ok'} ${name}: ${count('passed') - waiting} passed, ${bad} failed${more}`);
  for (const { name: file } of broken) console.log(`   ${relative(root, file)} did not run`);
  for (const { fullName } of tests.filter(isFailed)) console.log(`   ${fullName}`);
  return bad === 0;
}

function isFailed({ status }) {
  return status === 'failed';
}

function intSpecs(folder) {
  return readdirSync(resolve(root, folder), { recursive: true })
    .filter((file) => file.endsWith('.int-spec.ts') && !/(^|\/)(node_modules|dist|planted)\//.test(file))
    .map((file) => resolve(root, folder, file));
}

async function greetEventStore(url) {
  const client = EventStoreDBClient.connectionString(url.replace(/^(?:kurrentdb|kdb)(\+discover)?:/, 'esdb$1:'));
  try {
    for await (const _ of client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 })) break;
    const { serverVersion } = await client.capabilities.catch(() => ({}));
    return serverVersion ? `version ${serverVersion}` : 'answers';
  } finally {
    void client.dispose().catch(() => undefined);
  }
}

async function greetNats(url) {
  const [first] = url.split(',').map((one) => new URL(one));
  const named = first.username ? { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) } : {};
  const nats = await connect({ servers: url.split(',').map((one) => new URL(one).host), ...named, timeout: 5_000 });
  try {
    await (await nats.jetstreamManager()).getAccountInfo();
    return `version ${nats.info?.version} with JetStream`;
  } finally {
    await nats.close();
  }
}

async function greetMongo(url) {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    const { version } = await client.db('admin').command({ buildInfo: 1 });
    return `version ${version}`;
  } finally {
    await client.close();
  }
}

function within(ms, answer) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms).unref());
  return Promise.race([answer, late]);
}

function withoutSecrets(url) {
  return url.replaceAll(/\/\/[^/]*@/g, '//');
}
