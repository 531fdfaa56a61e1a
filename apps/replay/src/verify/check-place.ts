/** What a hash chain would prove of an event's place, for stores that keep none: nothing missing in a stream, no id twice. */
import type { StoredEvent } from '@eventdesk/contracts';
import { fault, type Finding } from './fault';
import type { Ledger } from './ledger';

export function checkPlace({ id, stream, revision, position }: StoredEvent, ledger: Ledger): Finding[] {
  const where = `position ${position} (${stream}, revision ${revision})`;
  const findings: Finding[] = [];
  const expected = ledger.nextRevision(stream);
  if (revision !== expected)
    findings.push(fault('revisions', where, `expected revision ${expected}: what was between is missing, or came later`));
  ledger.putRevision(stream, revision);
  if (!ledger.isNewId(stream, id))
    findings.push(fault('revisions', where, `an earlier event of the stream has the id ${id} too`));
  return findings;
}
