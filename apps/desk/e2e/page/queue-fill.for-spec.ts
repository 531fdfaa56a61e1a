/** A desk with work on it: tickets of all kinds, in all states, of several customers. */
import type { Stage } from './page.for-spec';

export interface Opened extends Record<string, unknown> {
  id: string;
  ticket_number: string;
}
interface Wish {
  subject: string;
  description?: string;
  type?: 'support' | 'sales' | 'inquiry';
  category?: string;
  priority?: string;
  contact?: { name: string; email: string };
  tags?: string[];
  to?: string | null;
  status?: string[];
}

export async function open(stage: Stage, wish: Wish): Promise<Opened> {
  const { type = 'support', contact = { name: 'Piet Jansen', email: 'piet@example.nl' } } = wish;
  const { body: ticket } = await stage.desk.request<Opened>('POST', '/tickets', {
    ticket_type: type,
    business_entity_id: 'chargecars',
    subject: wish.subject,
    description: wish.description ?? 'As told on the phone.',
    category: wish.category ?? { support: 'technical', sales: 'new_lead', inquiry: 'information' }[type],
    priority: wish.priority ?? 'normal',
    contact,
    tags: wish.tags ?? [],
  });
  if (wish.to !== undefined) await stage.desk.request('POST', `/tickets/${ticket.id}/assignment`, { assigned_to: wish.to });
  for (const status of wish.status ?? []) await stage.desk.request('POST', `/tickets/${ticket.id}/status`, { status });
  return ticket;
}

const people = [
  { name: 'Piet Jansen', email: 'piet@example.nl' },
  { name: 'Maria van den Berg-Oosterhuis', email: 'maria@garage-oosterhuis.example' },
  { name: 'Kai Yılmaz', email: 'kai@example.com' },
  { name: 'O. Ng', email: 'ng@example.com' },
];
const subjects = [
  'Station does not start after the update',
  'Invoice 2026-118 was paid twice',
  'Quote for eight stations in the car park of the Hoogstraat, with load balancing, two of them for lorries, and a service contract',
  'Cable is stuck in the car',
  'When does the fitter come?',
  'App shows “unknown error” since this morning',
  'Change of address',
  'RFID card was not taken',
];
const kinds = ['support', 'support', 'sales', 'support', 'inquiry'] as const;
const priorities = ['normal', 'high', 'normal', 'urgent', 'low'];
const ways = [[], ['open'], ['open', 'pending'], ['open'], [], ['open', 'resolved']];

/** @param to whom every third ticket is given */
export async function fill(stage: Stage, count: number, to: string): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (let at = 0; at < count; at++) {
    const type = kinds[at % kinds.length] ?? 'support';
    const way = ways[at % ways.length] ?? [];
    opened.push(
      await open(stage, {
        type,
        subject: subjects[at % subjects.length] ?? '',
        priority: priorities[at % priorities.length] ?? 'normal',
        contact: people[at % people.length] ?? { name: 'A', email: 'a@example.com' },
        tags: at % 4 === 0 ? ['vip', 'charger'] : [],
        ...(at % 3 === 0 ? { to } : {}),
        status: type === 'inquiry' ? way.filter((status) => status !== 'pending') : way,
      }),
    );
  }
  return opened;
}
