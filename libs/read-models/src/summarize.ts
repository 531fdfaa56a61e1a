/** One plain sentence per event, for timelines and live updates. Never the text of a note or a reply, nor a customer's words. */
import type { DeskEvent, EventType } from '@eventdesk/contracts';

type DataOf<T extends EventType> = Extract<DeskEvent, { type: T }>['data'];
type Sentences = { [T in EventType]: (data: DataOf<T>) => string };

const because = (reason: string | null) => (reason ? `: ${reason}` : '');
const list = (words: readonly string[]) => words.map((word) => word.replaceAll('_', ' ')).join(', ');

const sentences: Sentences = {
  TicketOpened: ({ ticket_type, category, priority }) =>
    `Opened as a ${ticket_type} ticket (${list([category])}, ${priority} priority)`,
  StatusChanged: ({ from, to, reason, because: why }) =>
    `Status changed from ${from} to ${to}${moveCause[why]}${because(reason)}`,
  TicketAssigned: ({ assigned_department: department, assigned_to: agent }) => {
    if (agent) return `Assigned to ${agent}${department ? ` in ${department}` : ''}`;
    return `Assigned to ${department ? `the department ${department}` : 'nobody'}`;
  },
  PriorityChanged: ({ from, to, because: why }) =>
    `Priority changed from ${from} to ${to}${why === 'escalation' ? ' by escalation' : ''}`,
  TicketEdited: ({ changes }) => `Edited: ${list(Object.keys(changes))}`,
  ReplyAdded: ({ author }) => (author === 'agent' ? 'An agent replied' : 'The customer replied'),
  NoteAdded: () => 'An internal note was added',
  SalesStageChanged: ({ from, to, reason }) => `Sales stage changed from ${from} to ${to}${because(reason)}`,
  TicketConverted: ({ order_id }) => `Converted to order ${order_id}`,
  TicketReferred: ({ ticket_type, category }) => `Referred to a new ${ticket_type} ticket (${list([category])})`,
  TicketRated: ({ satisfaction_rating }) => `Rated ${satisfaction_rating} out of 5`,
  TicketRemoved: ({ reason }) => `Removed: ${reason}`,
  ClockStarted: ({ metric, target_seconds }) => `The ${metric} clock started: ${hours(target_seconds)} to go`,
  ClockPaused: ({ metric, used_seconds }) => `The ${metric} clock was paused after ${hours(used_seconds)}`,
  ClockResumed: ({ metric, used_seconds }) => `The ${metric} clock runs again, with ${hours(used_seconds)} used`,
  ClockRetargeted: ({ metric, target_seconds }) => `The ${metric} clock now has ${hours(target_seconds)} in all`,
  ClockMet: ({ metric, used_seconds }) => `The ${metric} clock stopped after ${hours(used_seconds)}`,
  ClockBreached: ({ metric, due_at }) => `The ${metric} promise was broken: it was due at ${due_at}`,
  ClockCancelled: ({ metric }) => `The ${metric} clock was cancelled`,
  EscalationReached: ({ metric, level }) => `The ${metric} clock reached ${level.at_percent}%`,
  NumberAssigned: ({ ticket_number }) => `Got the number ${ticket_number}`,
  MailSent: ({ template, to }) => `Mailed ${to} (${template})`,
  MailRefused: ({ template, to, error }) => `The mail to ${to} (${template}) was refused: ${error}`,
  MailSuppressed: ({ template, to, reason }) => `No mail to ${to} (${template}): ${reason}`,
};

const moveCause = {
  move: '',
  customer_reply: ' by the customer’s reply',
  conversion: ' by the conversion',
  referral: ' by the referral',
  import: ' (imported)',
} as const;

/** In minutes below an hour, in hours with one decimal above. @param seconds not negative */
function hours(seconds: number): string {
  return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 360) / 10} h`;
}

/** What the event says, in a sentence of plain English without its full stop. */
export const summarize = (event: DeskEvent): string => {
  const sentence = sentences[event.type] as (data: DeskEvent['data']) => string;
  return sentence(event.data);
};
