import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useWords } from '../../words/words';
import { Field, Plain } from './field';
import { readLine, type LineKind } from './read-line';
import { sideWords } from './side-words';

interface Props {
  id: string;
  name: string;
  /** As the desk has it. */
  value: string | null;
  /** As it reads. */
  shown: string | null;
  kind: LineKind;
  readOnly: boolean;
  revision: number;
  /** @param from the revision that was shown when somebody began to write */
  save: (value: string | null, from: number) => void;
}

/** One line that is edited where it stands: Enter or leaving it saves, Escape does not. */
export function LineField({ id, name, value, shown, kind, readOnly, revision, save }: Props) {
  const t = useWords(sideWords);
  const [draft, setDraft] = useState<{ text: string; from: number } | null>(null);
  if (readOnly)
    return (
      <Field name={name}>
        <Plain>{shown ?? '–'}</Plain>
      </Field>
    );
  const read = draft === null ? undefined : readLine(kind, draft.text);
  const end = () => {
    if (draft !== null && read !== undefined && read !== value) save(read, draft.from);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') setDraft(null);
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <Field name={name} htmlFor={id}>
      <TextInput
        id={id}
        size="sm"
        value={draft?.text ?? shown ?? ''}
        placeholder={t('add')}
        inputMode={kind === 'line' ? 'text' : 'decimal'}
        maxLength={100}
        error={draft !== null && read === undefined}
        onFocus={() => setDraft({ text: value ?? '', from: revision })}
        onChange={({ currentTarget: { value: text } }) => setDraft({ text, from: draft?.from ?? revision })}
        onKeyDown={onKeyDown}
        onBlur={end}
      />
    </Field>
  );
}
