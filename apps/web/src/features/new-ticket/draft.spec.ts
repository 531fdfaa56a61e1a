import type { FormField } from '../../api/types';
import { bodyOf } from './body';
import { type Draft, emptyDraft, faultsOf, isWritten, readDraft, withCustomer, withValue } from './draft';

const field = (name: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  ...{ name, kind, required: false, options: null, max_length: null, label: { en: name, nl: name } },
  ...more,
});
const fields = [
  field('subject', 'line', { required: true, max_length: 300 }),
  field('contact.name', 'line', { required: true }),
  field('contact.email', 'email', { required: true }),
  field('contact.phone', 'phone'),
  field('opportunity_value', 'money'),
  field('conversion_probability', 'percent'),
  field('tags', 'tags'),
];
const draft = (values: Record<string, string>, more: Partial<Draft> = {}): Draft => ({ ...emptyDraft, values, ...more });
const piet = { id: 'c1', name: 'Piet', email: 'piet@example.nl', phone: null };
const whole = { subject: ' No power ', 'contact.name': 'Piet', 'contact.email': 'piet@example.nl' };

describe('a draft', () => {
  it('is kept once something was written, not for a choice alone', () => {
    expect(isWritten(draft({ priority: 'high', category: 'billing', subject: ' ' }))).toBe(false);
    expect(isWritten(draft({ subject: 'x' }))).toBe(true);
    expect(isWritten(draft({}, { tags: ['vip'] }))).toBe(true);
  });
  it.each([null, 'text', { values: null, tags: 3 }])('of another page is none: %j', (stored) =>
    expect(readDraft(stored)).toEqual(emptyDraft),
  );
  it('leaves out what does not fit', () =>
    expect(readDraft({ values: { subject: 'x', priority: 3 }, tags: ['a', 1], contactId: 'c1' })).toEqual({
      ...{ values: { subject: 'x' }, tags: ['a'], contactId: 'c1' },
    }));
});

describe('the customer', () => {
  it('is the known one as long as name and address are theirs', () => {
    const chosen = withCustomer(emptyDraft, piet);
    expect(withValue(chosen, 'contact.phone', '06').contactId).toBe('c1');
    expect(withValue(chosen, 'contact.email', 'other@example.nl').contactId).toBeNull();
  });
  it('is sent as written, known or not: with another phone, and to whichever brand', () => {
    const contact = { name: 'Piet', email: 'piet@example.nl' };
    const known = withCustomer(draft(whole), { ...piet, phone: '0612345678' });
    expect(bodyOf('support', fields, known)).toEqual({
      ...{ ticket_type: 'support', subject: 'No power', contact: { ...contact, phone: '0612345678' } },
    });
    expect(bodyOf('support', fields, withValue(known, 'contact.phone', '0687654321'))).toMatchObject({
      contact: { ...contact, phone: '0687654321' },
    });
    expect(bodyOf('support', fields, draft(whole))).toMatchObject({ contact });
  });
});

describe('what is sent', () => {
  it('has amounts as the desk takes them, and nothing of empty fields', () =>
    expect(
      bodyOf('sales', fields, draft({ ...whole, opportunity_value: '4500,50', conversion_probability: '30' }, { tags: ['vip'] })),
    ).toMatchObject({ opportunity_value: '4500.50', conversion_probability: 30, tags: ['vip'] }));
});

describe('a form', () => {
  it.each([
    ['needs what is required', {}, ['subject', 'contact.name', 'contact.email']],
    ['knows an address', { ...whole, 'contact.email': 'piet' }, ['contact.email']],
    ['knows an amount', { ...whole, opportunity_value: '1.2.3' }, ['opportunity_value']],
    ['knows a percentage', { ...whole, conversion_probability: '101' }, ['conversion_probability']],
    ['knows how long a line may be', { ...whole, subject: 'x'.repeat(301) }, ['subject']],
    ['has no objection to a whole one', whole, []],
  ])('%s', (_, values, expected) => expect([...faultsOf(fields, draft(values)).keys()]).toEqual(expected));
});
