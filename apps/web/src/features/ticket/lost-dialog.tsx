import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../words/words';
import { sideWords } from './side-words';

interface Props {
  opened: boolean;
  close: () => void;
  confirm: (reason: string) => void;
}

/** Nothing is lost without saying why: that is what the next offer learns from. */
export function LostDialog({ opened, close, confirm }: Props) {
  const t = useWords(sideWords);
  return (
    <Modal opened={opened} onClose={close} title={t('lost_title')}>
      <LostForm close={close} confirm={confirm} />
    </Modal>
  );
}

function LostForm({ close, confirm }: Omit<Props, 'opened'>) {
  const t = useWords(sideWords);
  const [reason, setReason] = useState('');
  const done = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') confirm(reason.trim());
  };
  return (
    <form onSubmit={done}>
      <Stack>
        <Textarea
          label={t('lost_reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2_000}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('back')}
          </Button>
          <Button type="submit" color="red">
            {t('set_lost')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
