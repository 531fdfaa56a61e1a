import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../api/act';
import { desk } from '../../api/client';
import type { Ticket } from '../../api/types';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import { readMoney } from './read-line';
import { sideWords } from './side-words';

interface Props {
  ticket: Ticket;
  opened: boolean;
  close: () => void;
}

export function ConversionDialog({ ticket, opened, close }: Props) {
  const t = useWords(sideWords);
  return (
    <Modal opened={opened} onClose={close} title={t('convert')}>
      <ConversionForm ticket={ticket} close={close} />
    </Modal>
  );
}

function ConversionForm({ ticket, close }: Omit<Props, 'opened'>) {
  const t = useWords(sideWords);
  const convert = useConvert(ticket);
  const [order, setOrder] = useState(ticket.order_id ?? '');
  const [quote, setQuote] = useState(ticket.quote_id ?? '');
  const [value, setValue] = useState(ticket.opportunity_value ?? '');
  const amount = value.trim() === '' ? null : readMoney(value);
  const done = (event: FormEvent) => {
    event.preventDefault();
    if (amount === undefined) return;
    close();
    void convert({
      ...(order.trim() === '' ? {} : { order_id: order.trim() }),
      ...(quote.trim() === '' ? {} : { quote_id: quote.trim() }),
      ...(amount === null ? {} : { opportunity_value: amount }),
    });
  };
  return (
    <form onSubmit={done}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('convert_hint')}
        </Text>
        <Line label={t('order_id')} description={t('order_id_hint')} value={order} write={setOrder} />
        <Line label={t('quote_id')} value={quote} write={setQuote} />
        <Line label={`${t('value')} (€)`} value={value} write={setValue} error={amount === undefined} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('back')}
          </Button>
          <Button type="submit">{t('convert')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

interface LineProps {
  label: string;
  description?: string;
  value: string;
  write: (text: string) => void;
  error?: boolean;
}
const Line = ({ write, ...props }: LineProps) => (
  <TextInput {...props} maxLength={100} onChange={({ currentTarget: { value } }) => write(value)} />
);

interface Order {
  order_id?: string;
  quote_id?: string;
  opportunity_value?: string;
}

function useConvert(ticket: Ticket): (order: Order) => Promise<void> {
  const t = useWords(sideWords);
  const act = useAct();
  const tell = useTell();
  return (body) =>
    act({
      ticket,
      shows: (shown) => ({
        ...shown,
        ...body,
        sales_stage: 'won',
        conversion_probability: 100,
        status: 'resolved',
        allowed_statuses: [],
      }),
      send: (header) => desk.post('/tickets/{ticket}/conversion', { params: { path: { ticket: ticket.id }, header }, body }),
    }).then(
      ({ order_id }) => tell.done(t('converted', { order: order_id ?? '–' })),
      (error: unknown) => tell.failed(error),
    );
}
