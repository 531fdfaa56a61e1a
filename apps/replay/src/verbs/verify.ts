/** `verify`: is the log what was written, does it keep its promises, and do the views say what it says? Names every fault. */
import type { EventStore, LogBatch } from '@eventdesk/event-store';
import type { LogFault } from '@eventdesk/event-store/sqlite';
import type { DeskViews } from '../desk-views';
import { logProgress } from '../log-progress';
import { counted, type Out } from '../out';
import { withTemporaryFolder } from '../temporary-folder';
import { checkEvents } from '../verify/check-events';
import { checkViews } from '../verify/check-views';
import { fault, type Finding } from '../verify/fault';

export interface VerifyPorts {
  store: EventStore;
  /** Faults of the file, the checksums, the hash chain and the revisions; null where the store keeps no such chain. */
  chainFaults: (() => AsyncIterable<LogFault>) | null;
  views: DeskViews;
  now: () => string;
  out: Out;
}

export interface Verdict {
  sound: boolean;
  events: number;
  /** Of a store without one, revisions and ids are checked instead; nothing tells whether an event's bytes were changed. */
  hash_chain: 'checked' | 'none kept';
  faults: Finding[];
  /** The first hundred of them. */
  notes: Finding[];
  notes_in_all: number;
}

const MAX_NOTES = 100;

/** Works beside a desk that goes on: what is appended after it began may be left out. */
export async function verifyLog(ports: VerifyPorts): Promise<Verdict> {
  const { out, chainFaults } = ports;
  const hash_chain = chainFaults ? 'checked' : 'none kept';
  const verdict: Verdict = { sound: true, events: 0, hash_chain, faults: [], notes: [], notes_in_all: 0 };
  await withTemporaryFolder(async (scratch) => {
    for await (const finding of allFindings(ports, scratch, (events) => (verdict.events += events))) {
      const isFault = finding.severity === 'fault';
      if (isFault) verdict.faults.push(finding);
      else if (++verdict.notes_in_all <= MAX_NOTES) verdict.notes.push(finding);
      if (!out.json && (isFault || verdict.notes_in_all <= MAX_NOTES)) await out.line(lineOf(finding));
    }
  });
  verdict.sound = verdict.faults.length === 0;
  await out.answer(verdict, conclusion(verdict));
  return verdict;
}

async function* allFindings(ports: VerifyPorts, scratch: string, onEvents: (events: number) => void): AsyncGenerator<Finding> {
  const { store, out, now, chainFaults } = ports;
  if (chainFaults) {
    out.note('checking the hash chain');
    for await (const found of chainFaults()) yield chainFinding(found);
  }
  out.note(
    chainFaults ? 'checking every event' : 'checking every event, its revision and its id: this store keeps no hash chain',
  );
  const head = await store.head();
  const checking = logProgress(out, now, head);
  let checked = 0;
  const onBatch = ({ events, position }: LogBatch) => {
    onEvents(events.length);
    checking.at((checked += events.length), position);
  };
  yield* checkEvents({ store, scratch, chained: chainFaults !== null, onBatch });
  checking.done(checked);

  out.note('comparing the views with a fresh replay');
  const replaying = logProgress(out, now, head);
  yield* await checkViews({ store, views: ports.views, scratch, onProgress: (events) => replaying.at(events) });
}

const chainFinding = ({ kind, position, stream, message }: LogFault): Finding =>
  fault('chain', position === null ? 'the file' : `position ${position} (${stream})`, `${kind.replaceAll('_', ' ')}: ${message}`);

const lineOf = ({ severity, check, where, message }: Finding) => `${severity}  ${check}  ${where}: ${message}`;

function conclusion({ sound, events, faults, notes_in_all }: Verdict): string[] {
  const notes = notes_in_all === 0 ? '' : `, ${counted(notes_in_all, 'note')}`;
  const found = sound ? 'sound' : counted(faults.length, 'fault');
  return [`${counted(events, 'event')}: ${found}${notes}`];
}
