import type { FormType } from '../queries';
import { asDraft, faultsNamed, faultsOf, noDraft, requestOf, type Values } from './values';

const label = { en: '', nl: '' };
const field = (name: string, kind: FormType['fields'][number]['kind'], required = true) => ({
  ...{ name, label, kind, required, options: null, max_length: null },
});
const support: FormType = {
  type: 'support',
  label,
  categories: [{ value: 'technical', label }],
  fields: [
    field('category', 'select'),
    field('subject', 'line'),
    field('description', 'text'),
    field('contact.name', 'line'),
    field('contact.email', 'email'),
    field('contact.phone', 'phone', false),
    field('order_id', 'line', false),
  ],
};
const sales: FormType = {
  ...support,
  type: 'sales',
  categories: [{ value: 'new_lead', label }],
  fields: support.fields.slice(0, 6),
};
const written: Values = {
  category: 'technical',
  subject: ' Station is dead ',
  description: 'Since Monday.',
  'contact.name': 'Jan',
  'contact.email': 'jan@klant.example',
};

describe('what a customer wrote', () => {
  it('is complete with what is required, and nothing more', () => expect(faultsOf(support, written)).toEqual({}));

  it('lacks each required field that is empty or blank', () =>
    expect(faultsOf(support, { subject: '  ' })).toEqual({
      ...{ category: 'choose_one', subject: 'fill_in', description: 'fill_in' },
      ...{ 'contact.name': 'fill_in', 'contact.email': 'fill_in' },
    }));

  it.each(['jan', 'jan@', '@klant.nl', 'jan@klant', 'jan @klant.nl', 'jan@klant.nl.'])('has no address in %s', (address) =>
    expect(faultsOf(support, { ...written, 'contact.email': address })).toEqual({ 'contact.email': 'bad_email' }),
  );

  it('asks for the category again when the type was changed after it', () =>
    expect(faultsOf(sales, written)).toEqual({ category: 'choose_one' }));

  it('is sent trimmed, with null for what was left out', () =>
    expect(requestOf(support, { ...written, order_id: ' ' }, '')).toEqual({
      ticket_type: 'support',
      category: 'technical',
      subject: 'Station is dead',
      description: 'Since Monday.',
      contact: { name: 'Jan', email: 'jan@klant.example', phone: null },
      order_id: null,
      website: '',
    }));

  it('holds no order of a type that asks for none', () =>
    expect(requestOf(sales, { ...written, order_id: 'ORD-7' }, '').order_id).toBeNull());
});

describe('a refusal', () => {
  it('marks the fields that it names, and no others', () =>
    expect(faultsNamed([{ path: 'contact.email' }, { path: 'website' }], support)).toEqual({ 'contact.email': 'not_taken' }));
});

describe('a kept draft', () => {
  it.each([[null], ['text'], [3], [{}]])('of another shape is none: %p', (kept) => expect(asDraft(kept)).toEqual(noDraft));
  it('is what it was', () => expect(asDraft({ type: 'sales', values: written })).toEqual({ type: 'sales', values: written }));
});
