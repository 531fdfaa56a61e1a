/** What each event must be, judged in the log's order: sound by its schema, in the stream it belongs to, its number in its place. */
import {
  type Category,
  categoryOf,
  eventCodec,
  isNotificationEvent,
  isNumberingEvent,
  isSlaEvent,
  isTicketEvent,
  type NumberingEvent,
  type Recorded,
  type StoredEvent,
  streams,
  type TicketEvent,
} from '@eventdesk/contracts';
import { formatTicketNumber } from '@eventdesk/domain';
import { fault, type Finding, note } from './fault';
import type { Ledger } from './ledger';

const placeOf = ({ position, stream, revision }: StoredEvent) => `position ${position} (${stream}, revision ${revision})`;

export function checkEvent(stored: StoredEvent, ledger: Ledger): Finding[] {
  const where = placeOf(stored);
  const problems = eventCodec.check(stored);
  if (problems.length > 0) {
    ledger.assumeOpened(stored.stream);
    return problems.map((problem) => fault('schema', where, `${stored.type}: ${problem}`));
  }

  const event = eventCodec.decode(stored);
  const misplaced = checkStream(event, where);
  if (misplaced.length > 0) return misplaced;
  if (isTicketEvent(event)) return checkTicketEvent(event, where, ledger);
  if (isNumberingEvent(event)) return checkNumber(event, where, ledger);
  if (event.revision > 0 || ledger.ticket(event.ticket_id)) return [];
  return [fault('streams', where, `speaks of the ticket ${event.ticket_id}, which was never opened`)];
}

const isOf: Record<Category, (event: Recorded) => boolean> = {
  ticket: isTicketEvent,
  sla: isSlaEvent,
  numbering: isNumberingEvent,
  notification: isNotificationEvent,
};

/** Each service writes only its own streams, and each event stands in the stream of what it speaks of. */
function checkStream(event: Recorded, where: string): Finding[] {
  const category = categoryOf(event.stream);
  const own = Object.hasOwn(isOf, category) ? isOf[category as Category] : null;
  if (!own?.(event)) return [fault('streams', where, `${event.type} does not belong into this stream`)];
  if (isNumberingEvent(event)) return [];
  const expected = `${category}-${event.ticket_id}`;
  return event.stream === expected ? [] : [fault('streams', where, `speaks of the ticket of ${expected}`)];
}

function checkTicketEvent(event: Recorded<TicketEvent>, where: string, ledger: Ledger): Finding[] {
  const before = ledger.ticket(event.ticket_id);
  const { occurred_at, ticket_id, revision } = event;
  if ((event.type === 'TicketOpened') !== (revision === 0))
    return [fault('streams', where, `${event.type} is at revision ${revision}: a ticket begins with TicketOpened, once`)];
  if (before?.removed) return [fault('streams', where, `${event.type} comes after TicketRemoved, the last event of its ticket`)];
  const latest = before && before.occurred_at > occurred_at ? before.occurred_at : occurred_at;
  const removed = event.type === 'TicketRemoved';
  ledger.put(ticket_id, { ticket_number: before?.ticket_number ?? null, occurred_at: latest, removed });
  if (latest === occurred_at) return [];
  return [note('time', where, `occurred at ${occurred_at}, before the event ahead of it (${latest})`)];
}

/** The stream is the counter: the sequence is the revision plus one, so a series without gaps is a stream without gaps. */
function checkNumber(event: Recorded<NumberingEvent>, where: string, ledger: Ledger): Finding[] {
  const { business_entity, series, year, sequence, ticket_number, ticket_id } = event.data;
  const numbered = ledger.ticket(ticket_id);
  const findings: Finding[] = [];
  if (event.stream !== streams.numbering(business_entity, series, year))
    findings.push(fault('numbers', where, `${ticket_number} is of the series ${business_entity} ${series} ${year}`));
  if (sequence !== event.revision + 1)
    findings.push(fault('numbers', where, `has the sequence ${sequence}; expected ${event.revision + 1}`));
  if (ticket_number !== formatTicketNumber({ business_entity, series, year }, sequence))
    findings.push(fault('numbers', where, `${ticket_number} is not how number ${sequence} of the series is written`));
  if (!numbered) findings.push(fault('numbers', where, `${ticket_number} is the number of a ticket that was never opened`));
  else if (numbered.ticket_number !== null)
    findings.push(
      fault('numbers', where, `the ticket ${ticket_id} has two numbers: ${numbered.ticket_number} and ${ticket_number}`),
    );
  else ledger.put(ticket_id, { ...numbered, ticket_number });
  return findings;
}
