import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useLanguage } from '../../../words/language';
import { useWords } from '../../../words/words';
import type { FormType } from '../queries';
import { formWords } from '../words';
import type { Writing } from './use-form';

type Field = FormType['fields'][number];
interface FieldsProps {
  form: FormType;
  writing: Writing;
}

const besideEachOther = ['contact.phone', 'order_id'];

/** What the desk says that this type asks, in that order; the shortest two beside each other. */
export function Fields({ form, writing }: FieldsProps) {
  const isShort = ({ name }: Field) => besideEachOther.includes(name);
  const one = (field: Field) => <OneField key={field.name} field={field} form={form} writing={writing} />;
  return (
    <>
      {form.fields.filter((field) => !isShort(field)).map(one)}
      <SimpleGrid cols={{ base: 1, sm: form.fields.filter(isShort).length }} spacing="md">
        {form.fields.filter(isShort).map(one)}
      </SimpleGrid>
      <Trap writing={writing} />
    </>
  );
}

const ownWords: Record<string, 'category' | 'subject' | 'description' | 'name' | 'email' | 'phone' | 'order_id'> = {
  category: 'category',
  subject: 'subject',
  description: 'description',
  'contact.name': 'name',
  'contact.email': 'email',
  'contact.phone': 'phone',
  order_id: 'order_id',
};
const hints: Record<string, 'description_hint' | 'email_hint' | 'order_id_hint'> = {
  description: 'description_hint',
  'contact.email': 'email_hint',
  order_id: 'order_id_hint',
};
const filledBy: Record<string, string> = { 'contact.name': 'name', 'contact.email': 'email', 'contact.phone': 'tel' };

function OneField({ field, form, writing }: FieldsProps & { field: Field }) {
  const t = useWords(formWords);
  const { language } = useLanguage();
  const { name, kind, required, max_length } = field;
  const word = ownWords[name];
  const label = word ? t(word) : field.label[language];
  const fault = writing.faults[name];
  const hint = hints[name];
  const shared = {
    name,
    label: required ? label : t('optional', { label }),
    description: hint ? t(hint) : undefined,
    size: 'md' as const,
    error: fault ? t(fault) : undefined,
    'aria-required': required,
    value: writing.draft.values[name] ?? '',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => writing.write(name, currentTarget.value),
  };
  if (kind === 'select')
    return <NativeSelect {...shared} data={[{ value: '', label: t('choose') }, ...optionsOf(form, language)]} />;
  const line = { ...shared, ...(max_length ? { maxLength: max_length } : {}) };
  if (kind === 'text') return <Textarea {...line} autosize minRows={5} maxRows={16} />;
  return <TextInput {...line} type={inputTypes[kind] ?? 'text'} autoComplete={filledBy[name] ?? 'off'} />;
}

const inputTypes: Partial<Record<Field['kind'], string>> = { email: 'email', phone: 'tel' };

const optionsOf = ({ categories }: FormType, language: 'en' | 'nl') =>
  categories.map(({ value, label }) => ({ value, label: label[language] }));

/** Whoever fills this in is a program: people neither see it nor come to it. */
function Trap({ writing }: { writing: Writing }) {
  const t = useWords(formWords);
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor="website">{t('trap')}</label>
      <input
        id="website"
        name="website"
        type="text"
        tabIndex={-1}
        autoComplete="off"
        onChange={({ currentTarget }) => writing.setTrap(currentTarget.value)}
      />
    </div>
  );
}
