/** From "who is told" to the mail itself: addresses, headers, subject and text. Pure. */
import { type BusinessEntity, derivedId, labelOf, type Language, type Recorded } from '@eventdesk/contracts';
import { inboxAddress, type MailIntent, type MailOccasion, type TemplateName } from '@eventdesk/domain';
import type { OutgoingMail } from './mailer/port';
import { type MailWords, oneLine, type Templates } from './templates';
import { instantIn, words } from './words';

export interface Occasion extends MailOccasion {
  entity: BusinessEntity;
  /** Where the customer follows their ticket; null where there are no such links. */
  link: string | null;
}

/** One mail, one id, however often the event comes. */
export const mailId = (event: Recorded, intent: MailIntent): string => derivedId(event.id, intent.to, intent.template);

export const messageId = (id: string, { domain }: BusinessEntity): string => `<${id}@${domain}>`;

export function composeMail(templates: Templates, occasion: Occasion, intent: MailIntent): Omit<OutgoingMail, 'sent_at'> {
  const { event, ticket, entity } = occasion;
  const { subject, text } = templates(intent.template, intent.language, wordsFor(occasion, intent.language));
  return {
    message_id: messageId(mailId(event, intent), entity),
    ticket_id: ticket.id,
    cause: event.id,
    audience: intent.audience,
    from: { name: entity.name, address: inboxAddress(entity, ticket.assigned_department) },
    to: { name: intent.template === 'agent-reply' ? oneLine(ticket.contact.name) : null, address: intent.to },
    subject,
    text,
    headers: headersFor(intent.template, occasion),
  };
}

/** RFC 3834: whoever answers by machine is told not to answer this. Only an agent's reply is a person's own mail. */
function headersFor(template: TemplateName, { ticket, entity }: Occasion): Record<string, string> {
  // No mail has this id; every mail of the ticket refers to it, so that mail programs show them as one thread.
  const thread = `<ticket-${ticket.id}@${entity.domain}>`;
  const headers = { 'In-Reply-To': thread, References: thread, 'X-Auto-Response-Suppress': 'All' };
  if (template === 'agent-reply') return headers;
  const submitted = template === 'acknowledgement' ? 'auto-replied' : 'auto-generated';
  return { ...headers, 'Auto-Submitted': submitted, Precedence: 'bulk' };
}

function wordsFor({ event, ticket, ticket_number, entity, link }: Occasion, language: Language): MailWords {
  const label = (word: string) => labelOf(word)[language];
  return {
    entity_name: entity.name,
    ticket_number: ticket_number ?? '',
    ticket_type: words[language].ticket_type[ticket.ticket_type],
    subject: ticket.subject,
    description: ticket.description,
    status: label(ticket.status),
    priority: label(ticket.priority),
    category: label(ticket.category),
    department: ticket.assigned_department === null ? '' : label(ticket.assigned_department),
    assigned_to: ticket.assigned_to ?? '',
    contact_name: oneLine(ticket.contact.name),
    contact_email: oneLine(ticket.contact.email),
    resolution: ticket.resolution ?? '',
    link: link ?? '',
    ...wordsOfEvent(event, entity, language),
  };
}

function wordsOfEvent(
  event: Recorded,
  { time_zone }: BusinessEntity,
  language: Language,
): Pick<MailWords, 'body' | 'metric' | 'percent' | 'reached_at'> {
  const none = { body: '', metric: '', percent: '', reached_at: '' };
  if (event.type === 'ReplyAdded') return { ...none, body: event.data.body };
  if (event.type !== 'EscalationReached') return none;
  const { metric, level, due_at } = event.data;
  return {
    ...none,
    metric: words[language].metric[metric],
    percent: String(level.at_percent),
    reached_at: instantIn(language, time_zone, due_at),
  };
}
