/** What a customer has written so far, checked and made into the request: without a component around it. */
import type { FormType } from '../queries';

export type TypeName = FormType['type'];
/** By the name of the field, `contact.email` and the like; what was never touched is not there. */
export type Values = Readonly<Record<string, string>>;
export interface Draft {
  type: TypeName | null;
  values: Values;
}
export const noDraft: Draft = { type: null, values: {} };

/** Whether a kept text is a draft: the page may have kept another shape in an earlier version. */
export const asDraft = (kept: unknown): Draft => {
  const { type, values } = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<Draft>;
  return { type: type ?? null, values: typeof values === 'object' ? values : {} };
};

export type Fault = 'fill_in' | 'choose_one' | 'bad_email' | 'not_taken';
export type Faults = Readonly<Record<string, Fault>>;

/** As strict as people are: something, an @, a dot after it. What mail servers say is the desk's to find out. */
const email = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

export function faultsOf(form: FormType, values: Values): Faults {
  const found = form.fields.flatMap(({ name, kind, required }): [string, Fault][] => {
    const value = (values[name] ?? '').trim();
    if (value === '') return required ? [[name, kind === 'select' ? 'choose_one' : 'fill_in']] : [];
    // A category of another type, chosen before the type was changed.
    if (kind === 'select' && name === 'category' && !form.categories.some((one) => one.value === value))
      return [[name, 'choose_one']];
    return kind === 'email' && !email.test(value) ? [[name, 'bad_email']] : [];
  });
  return Object.fromEntries(found);
}

/** Of a refusal, which fields it names. */
export const faultsNamed = (errors: readonly { path: string }[] | undefined, form: FormType): Faults =>
  Object.fromEntries(
    (errors ?? []).filter(({ path }) => form.fields.some(({ name }) => name === path)).map(({ path }) => [path, 'not_taken']),
  );

export function requestOf(form: FormType, values: Values, website: string) {
  const asked = (name: string) => (form.fields.some((field) => field.name === name) ? (values[name] ?? '').trim() : '');
  return {
    ticket_type: form.type,
    category: asked('category'),
    subject: asked('subject'),
    description: asked('description'),
    contact: { name: asked('contact.name'), email: asked('contact.email'), phone: asked('contact.phone') || null },
    order_id: asked('order_id') || null,
    website,
  };
}
export type Request = ReturnType<typeof requestOf>;
