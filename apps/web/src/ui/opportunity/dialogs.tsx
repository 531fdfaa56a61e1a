import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import type { ListedTicket, Ticket } from '../../api/types';
import { readMoney } from '../../words/money';
import { useWords } from '../../words/words';
import { opportunityWords } from './words';

export type Opportunity = ListedTicket | Ticket;
export interface Order {
  order_id?: string;
  quote_id?: string;
  opportunity_value?: string;
}

interface DialogProps<O, T> {
  /** Whose end is asked about; null while nothing is. */
  ticket: O | null;
  close: () => void;
  /** Resolves to whether it was done, and never rejects: as long as it was not, what was typed stays. */
  done: (ticket: O, answer: T) => Promise<boolean>;
}

/** Nothing is lost without saying why: that is what the next offer learns from. */
export function LostDialog<O extends Opportunity>({ ticket, close, done }: DialogProps<O, string>) {
  const t = useWords(opportunityWords);
  // By ticket: what was closed by mistake is there again.
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const sending = useSending(done, close);
  const form = (of: O) => ({
    ...{ ticket: of, sending, reason: reasons[of.id] ?? '' },
    setReason: (reason: string) => setReasons({ ...reasons, [of.id]: reason }),
    done: (reason: string) => sending.send(of, reason),
  });
  return (
    <Modal opened={ticket !== null} onClose={sending.leave} title={t('lost_title')} centered>
      {ticket ? <LostForm {...form(ticket)} /> : null}
    </Modal>
  );
}

interface Sending {
  isSending: boolean;
  leave: () => void;
}
interface FormProps<T> {
  ticket: Opportunity;
  sending: Sending;
  done: (answer: T) => void;
}

/** Open until it is done: a refusal would otherwise take with it what was typed. */
function useSending<O, T>(done: (ticket: O, answer: T) => Promise<boolean>, close: () => void) {
  const [isSending, setSending] = useState(false);
  const send = async (ticket: O, answer: T) => {
    setSending(true);
    const isDone = await done(ticket, answer);
    setSending(false);
    if (isDone) close();
  };
  return {
    isSending,
    send: (ticket: O, answer: T) => void (isSending || send(ticket, answer)),
    leave: () => void (isSending || close()),
  };
}

interface LostFormProps extends FormProps<string> {
  reason: string;
  setReason: (reason: string) => void;
}

function LostForm({ ticket, sending, reason, setReason, done }: LostFormProps) {
  const t = useWords(opportunityWords);
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setAsked(true);
    else done(reason.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <What ticket={ticket} />
        <Textarea
          data-autofocus
          required
          label={t('reason')}
          description={t('reason_hint')}
          error={asked && reason.trim() === '' ? t('reason_needed') : undefined}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          maxLength={1_000}
          autosize
          minRows={2}
          maxRows={8}
        />
        <Buttons sending={sending} word={t('mark_lost')} color="red" />
      </Stack>
    </form>
  );
}

export function WonDialog<O extends Opportunity>({ ticket, close, done }: DialogProps<O, Order>) {
  const t = useWords(opportunityWords);
  const sending = useSending(done, close);
  return (
    <Modal opened={ticket !== null} onClose={sending.leave} title={t('won_title')} centered>
      {ticket ? <WonForm ticket={ticket} sending={sending} done={(order) => sending.send(ticket, order)} /> : null}
    </Modal>
  );
}

function WonForm({ ticket, sending, done }: FormProps<Order>) {
  const t = useWords(opportunityWords);
  const [order, setOrder] = useState({
    order_id: ticket.order_id ?? '',
    quote_id: ticket.quote_id ?? '',
    value: ticket.opportunity_value ?? '',
  });
  const isWrong = order.value.trim() !== '' && readMoney(order.value) === undefined;
  const field = (name: keyof typeof order) => ({
    label: t(name),
    value: order[name],
    onChange: ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) => setOrder({ ...order, [name]: value }),
    maxLength: 100,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong) done(orderOf(order));
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <What ticket={ticket} />
        <Text size="sm">{t('won_hint')}</Text>
        <TextInput data-autofocus description={t('order_hint')} {...field('order_id')} />
        <TextInput {...field('quote_id')} />
        <TextInput inputMode="decimal" error={isWrong ? t('value_wrong') : undefined} {...field('value')} />
        <Buttons sending={sending} word={t('convert')} />
      </Stack>
    </form>
  );
}

/** What is left empty is as the ticket has it. */
function orderOf({ order_id, quote_id, value }: Record<'order_id' | 'quote_id' | 'value', string>): Order {
  const amount = readMoney(value);
  return {
    ...(order_id.trim() ? { order_id: order_id.trim() } : {}),
    ...(quote_id.trim() ? { quote_id: quote_id.trim() } : {}),
    ...(amount === undefined ? {} : { opportunity_value: amount }),
  };
}

function What({ ticket: { ticket_number, subject } }: { ticket: Opportunity }) {
  return (
    <Text size="sm" c="dimmed" lineClamp={2}>
      {ticket_number} {subject}
    </Text>
  );
}

function Buttons({ sending: { isSending, leave }, word, color }: { sending: Sending; word: string; color?: string }) {
  const t = useWords(opportunityWords);
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={leave} disabled={isSending}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={isSending} {...(color ? { color } : {})}>
        {word}
      </Button>
    </Group>
  );
}
