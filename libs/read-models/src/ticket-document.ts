/** The ticket as the desk shows it, folded from three streams that may arrive in any order to each other. */
import {
  isNumberingEvent,
  isSlaEvent,
  isTicketEvent,
  type NumberingEvent,
  type Recorded,
  type SlaEvent,
  type TicketEvent,
} from '@eventdesk/contracts';
import { evolveSla, evolveTicket, initialSla, initialTicket } from '@eventdesk/domain';
import { MissingEvents, type Section, type TicketDocument } from './port';

/**
 * The document with one more event in it; null when the event changes nothing, because it is in already or is none of the
 * document's. The document given is left as it is.
 * @throws MissingEvents when the event is not the next of its stream
 */
export function applyToDocument(document: TicketDocument | null, event: Recorded): TicketDocument | null {
  const before = document ?? emptyDocument(event.ticket_id);
  if (isNumberingEvent(event)) return withNumber(before, event);
  if (before.removed) return null;
  if (isTicketEvent(event)) return withTicketEvent(before, event);
  return isSlaEvent(event) ? withSlaEvent(before, event) : null;
}

const emptyDocument = (id: string): TicketDocument => ({ id, ticket: null, sla: null, number: null, replies: [] });

function withTicketEvent(document: TicketDocument, event: Recorded<TicketEvent>): TicketDocument | null {
  if (isKnown(document.ticket, event)) return null;
  const state = evolveTicket(document.ticket?.state ?? initialTicket, event);
  if (state.status === 'absent') throw new Error(`${event.stream} does not begin with TicketOpened`);
  const { revision } = event;
  if (state.status === 'removed') return removed(document, { revision, state: { removed_at: state.removed_at } });
  const replies = event.type === 'ReplyAdded' ? [...document.replies, event.data.body] : document.replies;
  return { ...document, ticket: { revision, state }, replies };
}

const removed = ({ id, number }: TicketDocument, mark: Section<{ removed_at: string }>): TicketDocument => ({
  ...emptyDocument(id),
  number,
  removed: mark,
});

function withSlaEvent(document: TicketDocument, event: Recorded<SlaEvent>): TicketDocument | null {
  if (isKnown(document.sla, event)) return null;
  const state = evolveSla(document.sla?.state ?? initialSla, event);
  return { ...document, sla: { revision: event.revision, state } };
}

/** A numbering stream counts over many tickets: for one of them its revisions have gaps, and there is one event. */
function withNumber(document: TicketDocument, { data, revision, occurred_at }: Recorded<NumberingEvent>): TicketDocument | null {
  if (document.number) return null;
  return { ...document, number: { revision, state: { ticket_number: data.ticket_number, assigned_at: occurred_at } } };
}

function isKnown(section: Section<unknown> | null, { stream, revision }: Recorded): boolean {
  const next = section ? section.revision + 1 : 0;
  if (revision > next) throw new MissingEvents(stream, next, revision);
  return revision < next;
}
