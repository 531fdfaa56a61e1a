import type { paths } from '../../api/schema';
import type { FormField, TicketType } from '../../api/types';
import { readMoney } from '../../words/money';
import type { Draft } from './draft';

export type NewTicket = NonNullable<paths['/tickets']['post']['requestBody']>['content']['application/json'];

/**
 * What is sent: of empty fields nothing. Of a known customer, too, what stands in the fields: the desk knows them by their address
 * in the chosen brand, and what was put right on the phone is kept.
 */
export function bodyOf(type: TicketType, fields: readonly FormField[], { values, tags }: Draft): NewTicket {
  const given = fields
    .filter(({ name, kind }) => kind !== 'tags' && !name.startsWith('contact.'))
    .map(({ name, kind }) => [name, valueOf(kind, (values[name] ?? '').trim())] as const)
    .filter(([, value]) => value !== '');
  return {
    ticket_type: type,
    ...Object.fromEntries(given),
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    contact: contactOf(values),
  } as NewTicket;
}

function valueOf(kind: FormField['kind'], text: string): string | number {
  if (text === '') return text;
  if (kind === 'percent') return Number(text);
  return kind === 'money' ? (readMoney(text) ?? text) : text;
}

function contactOf(values: Draft['values']) {
  const [name = '', email = '', phone = ''] = ['name', 'email', 'phone'].map((part) => values[`contact.${part}`]?.trim());
  return { name, email, ...(phone === '' ? {} : { phone }) };
}
