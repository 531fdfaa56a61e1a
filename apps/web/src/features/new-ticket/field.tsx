import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { FormField } from '../../api/types';
import { useMeta } from '../../api/queries';
import { useLabel } from '../../words/labels';
import { useLanguage } from '../../words/language';
import { idOf } from './use-form';

export interface FieldProps {
  field: FormField;
  value: string;
  setValue: (value: string) => void;
  tags: readonly string[];
  setTags: (tags: readonly string[]) => void;
  error: string | undefined;
}

/** What the browser offers on its own, and which keys a phone shows. */
const keyboards: Partial<Record<FormField['kind'], { type?: string; inputMode?: 'decimal' | 'numeric' }>> = {
  email: { type: 'email' },
  phone: { type: 'tel' },
  money: { inputMode: 'decimal' },
  percent: { inputMode: 'numeric' },
};

export function Field({ field, value, setValue, tags, setTags, error }: FieldProps) {
  const { language } = useLanguage();
  const wording = useOptionWords(field.name);
  const { name, kind, required, options, max_length } = field;
  const shared = { id: idOf(name), label: field.label[language], withAsterisk: required, required, error };
  const onChange = ({ currentTarget }: { currentTarget: { value: string } }) => setValue(currentTarget.value);
  switch (kind) {
    case 'select':
      return (
        <Select
          {...shared}
          data={(options ?? []).map((word) => ({ value: word, label: wording(word) }))}
          value={value || null}
          onChange={(next) => setValue(next ?? '')}
          allowDeselect={false}
        />
      );
    case 'text':
      return <Textarea {...shared} value={value} onChange={onChange} autosize minRows={6} maxRows={18} />;
    case 'tags':
      return <TagsInput {...shared} required={false} value={[...tags]} onChange={setTags} maxTags={50} splitChars={[',']} />;
    default:
      return <TextInput {...shared} {...keyboards[kind]} maxLength={max_length ?? undefined} value={value} onChange={onChange} />;
  }
}

function useOptionWords(name: string): (word: string) => string {
  const label = useLabel();
  const brands = useMeta()?.business_entities;
  return (word) => (name === 'business_entity_id' ? (brands?.find(({ slug }) => slug === word)?.name ?? word) : label(word));
}
