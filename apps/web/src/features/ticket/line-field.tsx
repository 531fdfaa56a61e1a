import { TextInput } from '@mantine/core';
import { type ChangeEvent, type KeyboardEvent, useRef, useState } from 'react';
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

interface Draft {
  text: string;
  /** What stood there when it was begun: whoever changed nothing saves nothing. */
  begun: string;
  from: number;
}

/** Enter or leaving it saves, Escape does not. What can't be read stays until it can. */
function useLine({ value, kind, revision, save }: Pick<Props, 'value' | 'kind' | 'revision' | 'save'>) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const isGivenUp = useRef(false);
  const begin = (text: string): Draft => ({ text, begun: text, from: revision });
  const read = draft === null ? undefined : readLine(kind, draft.text);
  const isWrong = draft !== null && read === undefined;
  const end = () => {
    const keeps = isWrong && !isGivenUp.current;
    if (draft !== null && read !== undefined && draft.text !== draft.begun && !isGivenUp.current) save(read, draft.from);
    isGivenUp.current = false;
    if (!keeps) setDraft(null);
  };
  return {
    draft,
    isWrong,
    input: {
      onFocus: () => setDraft((before) => before ?? begin(value ?? '')),
      onChange: ({ currentTarget: { value: text } }: ChangeEvent<HTMLInputElement>) =>
        setDraft((before) => ({ ...(before ?? begin(value ?? '')), text })),
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
        isGivenUp.current = event.key === 'Escape';
        if (event.key === 'Escape' || (event.key === 'Enter' && !isWrong)) event.currentTarget.blur();
      },
      onBlur: end,
    },
  };
}

/** One line that is edited where it stands. */
export function LineField({ id, name, value, shown, kind, readOnly, revision, save }: Props) {
  const t = useWords(sideWords);
  const { draft, isWrong, input } = useLine({ value, kind, revision, save });
  if (readOnly)
    return (
      <Field name={name}>
        <Plain>{shown ?? '–'}</Plain>
      </Field>
    );
  return (
    <Field name={name} htmlFor={id}>
      <TextInput
        id={id}
        size="sm"
        value={draft?.text ?? shown ?? ''}
        placeholder={t('add')}
        inputMode={kind === 'line' ? 'text' : 'decimal'}
        maxLength={100}
        error={isWrong && kind !== 'line' ? t(`${kind}_wrong`) : undefined}
        {...input}
      />
    </Field>
  );
}
