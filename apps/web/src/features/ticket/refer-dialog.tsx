import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../api/act';
import { desk } from '../../api/client';
import { useMeta } from '../../api/queries';
import type { Ticket } from '../../api/types';
import { useTell } from '../../ui/tell';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { sideWords } from './side-words';

type Becomes = 'support' | 'sales';
interface Props {
  ticket: Ticket;
  opened: boolean;
  close: () => void;
}

/** An inquiry that turns out to be support or sales goes on as a ticket of that kind. */
export function ReferDialog({ ticket, opened, close }: Props) {
  const t = useWords(sideWords);
  return (
    <Modal opened={opened} onClose={close} title={t('refer_title')}>
      <ReferForm ticket={ticket} close={close} />
    </Modal>
  );
}

function ReferForm({ ticket, close }: Omit<Props, 'opened'>) {
  const t = useWords(sideWords);
  const meta = useMeta();
  const refer = useRefer(ticket);
  const [type, setType] = useState<Becomes>('support');
  const categories = meta?.ticket_types.find((known) => known.type === type)?.categories ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const category = chosen !== null && categories.includes(chosen) ? chosen : (categories[0] ?? null);
  const [isUnderWay, setUnderWay] = useState(false);
  const done = async (event: FormEvent) => {
    event.preventDefault();
    if (category === null || isUnderWay) return;
    setUnderWay(true);
    const isDone = await refer({ ticket_type: type, category });
    setUnderWay(false);
    if (isDone) close();
  };
  return (
    <form onSubmit={(event) => void done(event)}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('refer_hint')}
        </Text>
        <Pick label={t('refer_to')} value={type} options={['support', 'sales']} choose={setType} />
        <Pick label={t('category')} value={category} options={categories} choose={setChosen} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('back')}
          </Button>
          <Button type="submit" loading={isUnderWay}>
            {t('refer')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface PickProps<T extends string> {
  label: string;
  value: T | null;
  options: readonly T[];
  choose: (value: T) => void;
}
function Pick<T extends string>({ label, value, options, choose }: PickProps<T>) {
  const read = useLabel();
  return (
    <Select
      label={label}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => chosen !== null && choose(chosen)}
      data={options.map((option) => ({ value: option, label: read(option) }))}
    />
  );
}

/** @returns whether it was done */
function useRefer(ticket: Ticket): (body: { ticket_type: Becomes; category: string }) => Promise<boolean> {
  const t = useWords(sideWords);
  const act = useAct();
  const tell = useTell();
  const navigate = useNavigate();
  return async (body) => {
    try {
      const opened = await act({
        ticket,
        send: (header) => desk.post('/tickets/{ticket}/referral', { params: { path: { ticket: ticket.id }, header }, body }),
      });
      tell.done(t('referred'));
      await navigate({ to: '/app/tickets/$ticket', params: { ticket: opened.id } });
      return true;
    } catch (error) {
      tell.failed(error);
      return false;
    }
  };
}
