/** What somebody is writing, kept per type until it is sent or thrown away. */
import { remembered } from '../../app/remembered';
import type { FormField, TicketType } from '../../api/types';
import { readMoney } from '../../words/money';

export interface Draft {
  /** By the field's name in /meta, as written. */
  values: Readonly<Record<string, string>>;
  tags: readonly string[];
  /** Of a known customer, whose name and address it then has: to show what they asked before. */
  contactId: string | null;
}
export const emptyDraft: Draft = { values: {}, tags: [], contactId: null };

/** @param person whose draft: one browser may serve several */
export const draftOf = (person: string, type: TicketType) => remembered<unknown>(`eventdesk.draft.${person}.${type}`, emptyDraft);

/** What is stored may be of an older page: what does not fit is left out. */
export function readDraft(stored: unknown): Draft {
  if (typeof stored !== 'object' || stored === null) return emptyDraft;
  const { values, tags, contactId } = stored as Partial<Record<keyof Draft, unknown>>;
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
  return {
    values: Object.fromEntries(Object.entries(typeof values === 'object' && values !== null ? values : {}).filter(isText)),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    contactId: typeof contactId === 'string' ? contactId : null,
  };
}

/** Choices alone are not worth keeping. */
const chosen = new Set(['priority', 'business_entity_id', 'category']);
export const isWritten = ({ values, tags }: Draft): boolean =>
  tags.length > 0 || Object.entries(values).some(([name, value]) => !chosen.has(name) && value.trim() !== '');

const ofContact = /^contact\.(?:name|email)$/;
/** Name and address are of one customer: whoever writes another name means another one. */
export const withValue = (draft: Draft, name: string, value: string): Draft => ({
  ...draft,
  values: { ...draft.values, [name]: value },
  contactId: ofContact.test(name) ? null : draft.contactId,
});

interface Customer {
  id: string;
  name: string;
  email: string;
  phone: string | null;
}
export const withCustomer = (draft: Draft, { id, name, email, phone }: Customer): Draft => ({
  ...draft,
  contactId: id,
  values: { ...draft.values, 'contact.name': name, 'contact.email': email, 'contact.phone': phone ?? '' },
});

export type Fault = 'needed' | 'not_email' | 'not_money' | 'not_percent' | 'too_long';
/** What can be told without the desk, by field. */
export function faultsOf(fields: readonly FormField[], draft: Draft): ReadonlyMap<string, Fault> {
  return new Map(
    fields.flatMap((field): [string, Fault][] => {
      const fault = faultOf(field, (draft.values[field.name] ?? '').trim());
      return fault ? [[field.name, fault]] : [];
    }),
  );
}

const wrong: Partial<Record<FormField['kind'], { isRight: (text: string) => boolean; fault: Fault }>> = {
  email: { isRight: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), fault: 'not_email' },
  money: { isRight: (text) => readMoney(text) !== undefined, fault: 'not_money' },
  percent: { isRight: (text) => /^(?:100|\d{1,2})$/.test(text), fault: 'not_percent' },
};
function faultOf({ kind, required, max_length }: FormField, value: string): Fault | null {
  if (value === '') return required && kind !== 'tags' ? 'needed' : null;
  if (max_length !== null && value.length > max_length) return 'too_long';
  const rule = wrong[kind];
  return rule && !rule.isRight(value) ? rule.fault : null;
}
/** What the desk found wrong with a field, by its kind. */
export const faultOfKind = (kind: FormField['kind']): Fault | null => wrong[kind]?.fault ?? null;
