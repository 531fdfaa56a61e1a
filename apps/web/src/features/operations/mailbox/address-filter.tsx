import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../words/words';
import { mailboxWords } from './words';

/** Whose mail: any address, also a customer's. */
export function AddressFilter({ to, show }: { to: string | null; show: (to: string | null) => void }) {
  const t = useWords(mailboxWords);
  const [written, setWritten] = useState(to ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        show(written.trim() || null);
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          type="email"
          label={t('to_filter')}
          placeholder={t('to_placeholder')}
          maxLength={254}
          value={written}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          w={250}
        />
        <Button type="submit" variant="default">
          {t('find')}
        </Button>
        {to === null ? null : (
          <Button variant="subtle" onClick={() => show(null)}>
            {t('clear')}
          </Button>
        )}
      </Group>
    </form>
  );
}
