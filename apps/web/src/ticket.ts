import type { ClockView, Status, TicketView, TimelineItem } from '@eventdesk/contracts';
import { button, element, fieldsOf, when } from './dom.js';
import { ask } from './http.js';

interface Shown {
  ticket: TicketView;
  timeline: TimelineItem[];
}

export const loadTicket = async (id: string): Promise<Shown> => {
  const [ticket, timeline] = await Promise.all([
    ask<TicketView>('GET', `/tickets/${id}`),
    ask<{ items: TimelineItem[] }>('GET', `/tickets/${id}/timeline`),
  ]);
  return { ticket, timeline: timeline.items };
};

const clock = (name: string, view: ClockView | null): HTMLElement | null =>
  view &&
  element(
    'span',
    { class: view.state === 'breached' ? 'bad' : 'muted' },
    `${name}: ${view.state}${view.state === 'running' && view.due_at ? `, due ${when(view.due_at)}` : ''}`,
  );

type Done = (change: Promise<unknown>) => void;

/** One ticket with the moves that its workflow allows, what was said, and everything that happened. */
export function ticketPanel({ ticket, timeline }: Shown, done: Done): HTMLElement[] {
  const move = (status: Status) => () => done(ask('POST', `/tickets/${ticket.id}/status`, { status }, ticket.revision));
  return [
    element('h2', {}, `${ticket.ticket_number ?? 'No number yet'} · ${ticket.subject}`),
    element(
      'div',
      { class: 'row muted' },
      `${ticket.ticket_type}, ${ticket.category.replaceAll('_', ' ')}, ${ticket.priority}, ${ticket.assigned_department ?? 'no department'}`,
      clock('response', ticket.sla.response),
      clock('resolution', ticket.sla.resolution),
    ),
    element(
      'div',
      { class: 'row' },
      `${ticket.status} →`,
      ...ticket.allowed_statuses.map((status) => button(status, move(status))),
    ),
    element('p', { class: 'said' }, ticket.description || '(no description)'),
    element('p', { class: 'muted' }, `${ticket.contact.name} <${ticket.contact.email}>`),
    ...timeline.filter(({ type }) => type === 'ReplyAdded' || type === 'NoteAdded').map(message),
    replyForm(ticket, done),
    element('h3', {}, 'Timeline'),
    element('ol', { class: 'timeline' }, ...timeline.map(happening)),
  ];
}

const message = ({ actor, data, type, occurred_at }: TimelineItem): HTMLElement =>
  element(
    'div',
    { class: 'said' },
    element('div', { class: 'muted' }, `${type === 'NoteAdded' ? 'Note by ' : ''}${actor.name}, ${when(occurred_at)}`),
    String(data['body']),
  );

const happening = ({ summary, actor, occurred_at }: TimelineItem): HTMLElement =>
  element('li', {}, `${summary} `, element('span', { class: 'muted' }, `${actor.name}, ${when(occurred_at)}`));

function replyForm(ticket: TicketView, done: Done): HTMLFormElement {
  const form = element(
    'form',
    {
      submit: (event) => {
        event.preventDefault();
        const note = (event as SubmitEvent).submitter?.getAttribute('value') === 'note';
        const { body } = fieldsOf(form);
        done(ask('POST', `/tickets/${ticket.id}/${note ? 'notes' : 'replies'}`, note ? { body } : { body, author: 'agent' }));
      },
    },
    element('label', {}, 'Reply or note', element('textarea', { name: 'body', required: true })),
    element(
      'div',
      { class: 'row' },
      element('button', { class: 'main', value: 'reply' }, 'Reply to the customer'),
      element('button', { value: 'note' }, 'Keep as a note'),
    ),
  );
  return form;
}
