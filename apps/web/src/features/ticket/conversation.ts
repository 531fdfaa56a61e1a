/** What people said to each other, and small lines for what else happened in between: made from the timeline. */
import type { TimelineItem } from '../../api/types';
import { isEvent } from './event-of';

export interface Message {
  kind: 'message';
  id: string;
  from: 'customer' | 'agent' | 'note';
  who: { id: string; name: string };
  at: string;
  body: string;
  /** The description, with which it began. */
  opening?: true;
  /** The description was changed since. */
  edited?: boolean;
  sending?: boolean;
}
/** Sent, and not yet answered by the desk. */
export interface Sending extends Message {
  sending: true;
  /** What was there when it was sent: the same words said earlier are other words. */
  before: ReadonlySet<string>;
}
/** What happened between two messages. */
export interface Happenings {
  kind: 'happenings';
  id: string;
  items: readonly TimelineItem[];
}
export type Entry = Message | Happenings;

/** A clock that starts, pauses or goes on follows from what stands there already; the timeline has all. */
const told = new Set([
  'StatusChanged',
  'TicketAssigned',
  'PriorityChanged',
  'TicketEdited',
  'SalesStageChanged',
  'TicketConverted',
  'TicketReferred',
  'TicketRated',
  'ClockMet',
  'ClockBreached',
  'EscalationReached',
  'MailSent',
  'MailRefused',
  'MailSuppressed',
]);

/** @param items of the timeline, in its order */
export function conversationOf(items: readonly TimelineItem[]): Entry[] {
  const entries: Entry[] = [];
  for (const item of items) {
    const message = messageOf(item, items);
    if (message) entries.push(message);
    else if (told.has(item.type)) tell(entries, item);
  }
  return entries;
}

function tell(entries: Entry[], item: TimelineItem): void {
  const last = entries.at(-1);
  if (last?.kind === 'happenings') entries[entries.length - 1] = { ...last, items: [...last.items, item] };
  else entries.push({ kind: 'happenings', id: item.id, items: [item] });
}

function messageOf(item: TimelineItem, all: readonly TimelineItem[]): Message | null {
  const { id, occurred_at: at, actor } = item;
  const plain = { kind: 'message', id, at, who: actor } as const;
  if (isEvent(item, 'TicketOpened')) {
    const { contact, description } = item.data;
    const latest = latestDescription(all);
    return {
      ...plain,
      from: 'customer',
      opening: true,
      who: { id: contact.email, name: contact.name },
      body: latest ?? description,
      ...(latest === undefined ? {} : { edited: true }),
    };
  }
  if (isEvent(item, 'ReplyAdded')) return { ...plain, from: item.data.author, body: item.data.body };
  if (isEvent(item, 'NoteAdded')) return { ...plain, from: 'note', body: item.data.body };
  return null;
}

const latestDescription = (items: readonly TimelineItem[]): string | undefined =>
  items.flatMap((item) => (isEvent(item, 'TicketEdited') ? (item.data.changes.description ?? []) : [])).at(-1);

/** What was sent and is not in the timeline yet: it stands at the end until it is. */
export function withSending(entries: readonly Entry[], sending: readonly Sending[]): Entry[] {
  const arrived = (mine: Sending) =>
    entries.some(
      (entry) =>
        entry.kind === 'message' &&
        !mine.before.has(entry.id) &&
        entry.from === mine.from &&
        entry.who.id === mine.who.id &&
        entry.body.trim() === mine.body.trim(),
    );
  return [...entries, ...sending.filter((mine) => !arrived(mine))];
}

/** Of the messages that came since `seen`, those of others. */
export const newFrom = (entries: readonly Entry[], seen: ReadonlySet<string>, me: string): Message[] =>
  entries.filter(
    (entry): entry is Message => entry.kind === 'message' && !entry.sending && entry.who.id !== me && !seen.has(entry.id),
  );
