import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { actKey, desk } from '../../api/client';
import { ticketKeys } from '../../api/queries';
import type { Ticket } from '../../api/types';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import { sideWords } from './side-words';

interface Props {
  ticket: Ticket;
  opened: boolean;
  close: () => void;
  /** The ticket is no more. */
  gone: () => void;
}

/** Asked twice by needing a reason: nothing brings a removed ticket back. */
export function RemoveDialog({ opened, ...rest }: Props) {
  const t = useWords(sideWords);
  return (
    <Modal opened={opened} onClose={rest.close} title={t('remove_title')}>
      <RemoveForm {...rest} />
    </Modal>
  );
}

function RemoveForm({ ticket, close, gone }: Omit<Props, 'opened'>) {
  const t = useWords(sideWords);
  const [reason, setReason] = useState('Spam');
  const { remove, busy } = useRemove(ticket, gone);
  const done = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') void remove(reason.trim());
  };
  return (
    <form onSubmit={done}>
      <Stack>
        <Text size="sm">{t('remove_hint')}</Text>
        <TextInput
          label={t('remove_reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2_000}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t('back')}
          </Button>
          <Button type="submit" color="red" loading={busy}>
            {t('remove_now')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Not shown before it is done: there is no way back. */
function useRemove({ id, ticket_number }: Ticket, gone: () => void) {
  const t = useWords(sideWords);
  const tell = useTell();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const remove = async (reason: string) => {
    setBusy(true);
    const header = { 'Idempotency-Key': actKey() };
    try {
      await desk.delete('/tickets/{ticket}', { params: { path: { ticket: id }, header }, body: { reason } });
      tell.done(t('removed', { ticket: ticket_number ?? id }));
      void queries.invalidateQueries({ queryKey: ticketKeys.lists });
      gone();
    } catch (error) {
      tell.failed(error);
      setBusy(false);
    }
  };
  return { remove, busy };
}
