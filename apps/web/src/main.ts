import type { TicketPage, TicketView } from '@eventdesk/contracts';
import { button, element, fieldsOf } from './dom.js';
import { ask, Refused } from './http.js';
import { type Meta, newTicketForm } from './new-ticket.js';
import { loadTicket, ticketPanel } from './ticket.js';

const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
const page = byId('page');
const list = element('ul', { class: 'tickets' });
const detail = element('section');
let meta: Meta;
let shown: string | null = null;

const failed = (error: unknown): void => {
  if (error instanceof Refused && error.problem.status === 401) return signIn();
  byId('notice').textContent = error instanceof Error ? error.message : String(error);
};
const run = (work: Promise<unknown>): void => {
  byId('notice').textContent = '';
  work.catch(failed);
};

function signIn(): void {
  byId('sign-out').hidden = true;
  page.className = 'alone';
  const form = element(
    'form',
    {
      submit: (event) => {
        event.preventDefault();
        run(ask('POST', '/session', { key: fieldsOf(form)['key'] }).then(start));
      },
    },
    element('h2', {}, 'Sign in'),
    element(
      'p',
      { class: 'muted' },
      'The admin key stands in the file admin-key of the data folder; the desk’s first start wrote it there.',
    ),
    element(
      'label',
      {},
      'Key',
      element('input', { name: 'key', type: 'password', required: true, autocomplete: 'current-password' }),
    ),
    element('div', { class: 'row' }, element('button', { class: 'main' }, 'Sign in')),
  );
  page.replaceChildren(form);
}

const ticketRow = (ticket: TicketView): HTMLElement => {
  const breached = [ticket.sla.response, ticket.sla.resolution].some((clock) => clock?.state === 'breached');
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', 'aria-current': String(ticket.id === shown), click: () => run(show(ticket.id)) },
      element('span', { class: 'subject' }, ticket.subject),
      element(
        'span',
        { class: 'muted' },
        [ticket.ticket_number ?? '…', ticket.status, ticket.priority, ticket.assigned_department ?? 'no department'].join(' · '),
      ),
      breached ? element('span', { class: 'bad' }, ' breached') : null,
    ),
  );
};

async function refresh(): Promise<void> {
  const { items, total } = await ask<TicketPage>('GET', '/tickets?limit=100');
  const empty = element(
    'li',
    { class: 'muted' },
    'No tickets yet. Open the first one on the right; its mails are kept in the mailbox, nothing is sent.',
  );
  list.replaceChildren(...(total === 0 ? [empty] : items.map(ticketRow)));
}

async function show(id: string): Promise<void> {
  shown = id;
  const panel = ticketPanel(await loadTicket(id), (change) => run(change.then(() => show(id))));
  detail.replaceChildren(...panel);
  await refresh();
}

function compose(): void {
  shown = null;
  detail.replaceChildren(newTicketForm(meta, (ticket) => run(show(ticket.id)), failed));
}

/** What others do shows at once; what one is reading or writing stays where it is. */
function listen(): void {
  let due: number | undefined;
  const changed = () => {
    due ??= window.setTimeout(() => {
      due = undefined;
      run(refresh());
    }, 300);
  };
  const live = new EventSource('/events');
  for (const type of [
    'TicketOpened',
    'NumberAssigned',
    'StatusChanged',
    'TicketAssigned',
    'PriorityChanged',
    'ClockBreached',
    'ReplyAdded',
  ])
    live.addEventListener(type, changed);
}

async function start(): Promise<void> {
  meta = await ask<Meta>('GET', '/meta');
  byId('sign-out').hidden = false;
  page.className = '';
  page.replaceChildren(
    element('section', {}, element('div', { class: 'row' }, element('h2', {}, 'Tickets'), button('New ticket', compose)), list),
    detail,
  );
  compose();
  await refresh();
  listen();
}

byId('sign-out').addEventListener('click', () => run(ask('DELETE', '/session').then(signIn)));
run(start());
