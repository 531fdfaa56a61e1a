/** Name or address of the customer: whoever is known already is offered while one types. */
import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ChangeEvent, Ref } from 'react';
import type { FormField } from '../../api/types';
import { useLanguage } from '../../words/language';
import { useWords } from '../../words/words';
import { lookUpQuery } from './contact-queries';
import { type Draft, withCustomer, withValue } from './draft';
import { idOf } from './use-form';
import { newTicketWords } from './words';

interface ContactInputProps {
  field: FormField;
  draft: Draft;
  change: (draft: Draft) => void;
  error: string | undefined;
}

const WAIT = 150;

export function ContactInput(props: ContactInputProps) {
  const { draft, change, field } = props;
  const picker = useCombobox({ onDropdownClose: () => picker.resetSelectedOption() });
  const found = useFound(draft, (draft.values[field.name] ?? '').trim());
  const choose = (id: string) => {
    const customer = found.find((one) => one.id === id);
    if (customer) change(withCustomer(draft, customer));
    picker.closeDropdown();
  };
  return (
    <Combobox store={picker} onOptionSubmit={choose} shadow="md">
      <Combobox.Target>
        <Input {...props} picker={picker} />
      </Combobox.Target>
      <Offered found={found} />
    </Combobox>
  );
}

type Found = readonly { id: string; name: string; email: string; phone: string | null; tickets: number }[];
const none: Found = [];
function useFound({ contactId }: Draft, text: string): Found {
  const [q] = useDebouncedValue(contactId === null ? text : '', WAIT);
  const { data } = useQuery(lookUpQuery(q));
  return q.length >= 2 ? (data?.items ?? none) : none;
}

interface InputProps extends ContactInputProps {
  picker: ReturnType<typeof useCombobox>;
  ref?: Ref<HTMLInputElement>;
}
/** @param props what the combobox adds, its reference among it, goes to the field */
function Input({ field, draft, change, error, picker, ...props }: InputProps) {
  const t = useWords(newTicketWords);
  const { language } = useLanguage();
  const { name, kind, required, max_length } = field;
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    change(withValue(draft, name, currentTarget.value));
    picker.openDropdown();
    picker.updateSelectedOptionIndex();
  };
  return (
    <TextInput
      {...props}
      {...{ error, required, onChange }}
      id={idOf(name)}
      label={field.label[language]}
      withAsterisk={required}
      type={kind === 'email' ? 'email' : undefined}
      autoComplete="off"
      maxLength={max_length ?? undefined}
      value={draft.values[name] ?? ''}
      rightSection={
        draft.contactId === null ? null : (
          <IconCircleCheck size={17} color="var(--desk-fine)" role="img" aria-label={t('known')} />
        )
      }
      onFocus={() => picker.openDropdown()}
      onBlur={() => picker.closeDropdown()}
    />
  );
}

function Offered({ found }: { found: Found }) {
  const t = useWords(newTicketWords);
  return (
    <Combobox.Dropdown hidden={found.length === 0}>
      <Combobox.Options aria-label={t('known')}>
        {found.map(({ id, name, email, tickets }) => (
          <Combobox.Option key={id} value={id}>
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <div style={{ minWidth: 0 }}>
                <Text size="sm" truncate>
                  {name}
                </Text>
                <Text size="xs" c="inherit" truncate>
                  {email}
                </Text>
              </div>
              <Text size="xs" c="inherit" style={{ whiteSpace: 'nowrap' }}>
                {t('tickets', { count: tickets })}
              </Text>
            </Group>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}
