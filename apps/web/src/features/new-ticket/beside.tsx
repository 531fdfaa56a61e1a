/** Beside the form: what the customer asked before, and tickets that this one may repeat. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Ticket, TicketType } from '../../api/types';
import { Ago, StatusBadge } from '../../ui/marks';
import { useWords } from '../../words/words';
import { contactQuery } from '../../api/contacts';
import { similarQuery } from './contact-queries';
import type { Draft } from './draft';
import { newTicketWords } from './words';

const WAIT = 350;
const SHOWN = 6;

/** As it stands when somebody pauses. */
const useTyped = (text = ''): string => useDebouncedValue(text.trim(), WAIT)[0];

export function Beside({ type, draft: { values, contactId } }: { type: TicketType; draft: Draft }) {
  const t = useWords(newTicketWords);
  const subject = useTyped(values['subject']);
  const email = useTyped(values['contact.email']);
  // What a known customer asked before stands below anyway.
  const { data: similar } = useQuery(similarQuery({ subject, email: contactId === null ? email : '', type }));
  const { data: customer } = useQuery({ ...contactQuery(contactId ?? ''), enabled: contactId !== null });
  const known = contactId === null ? undefined : customer;
  const alike = subject === '' ? [] : (similar?.items ?? []);
  return (
    <aside className="new-ticket-beside" aria-label={t('beside')}>
      <Stack gap="lg" aria-live="polite">
        {alike.length > 0 ? <Alike items={alike} /> : null}
        {known ? <Earlier customer={known} others={without(known.tickets, alike)} /> : null}
        {known || alike.length > 0 ? null : <Waiting />}
      </Stack>
    </aside>
  );
}

type Similar = readonly { ticket: Ticket; why: readonly ('same_contact' | 'similar_subject')[] }[];

function Alike({ items }: { items: Similar }) {
  const t = useWords(newTicketWords);
  return (
    <section>
      <Title order={2} size="h3" mb={4}>
        {t('similar')}
      </Title>
      <ul className="new-ticket-list">
        {items.map(({ ticket, why }) => (
          <Known key={ticket.id} ticket={ticket} why={why.map((reason) => t(reason)).join(', ')} />
        ))}
      </ul>
    </section>
  );
}

function Waiting() {
  const t = useWords(newTicketWords);
  return (
    <Text size="sm" c="dimmed">
      {t('beside')}
    </Text>
  );
}

const without = (tickets: readonly Ticket[], alike: readonly { ticket: Ticket }[]): readonly Ticket[] =>
  tickets.filter(({ id }) => !alike.some(({ ticket }) => ticket.id === id));

interface EarlierProps {
  customer: { id: string; name: string; tickets: readonly Ticket[] };
  /** Those that are not shown above already. */
  others: readonly Ticket[];
}

function Earlier({ customer, others }: EarlierProps) {
  const t = useWords(newTicketWords);
  const { id, name } = customer;
  return (
    <section>
      <Title order={2} size="h3" mb={4}>
        {t('earlier', { name })}
      </Title>
      {customer.tickets.length === 0 ? <Text size="sm">{t('no_earlier')}</Text> : null}
      <ul className="new-ticket-list">
        {others.slice(0, SHOWN).map((ticket) => (
          <Known key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      <Anchor size="sm" renderRoot={(rest) => <Link to="/app/contacts/$contact" params={{ contact: id }} {...rest} />}>
        {t('all_of', { name })}
      </Anchor>
    </section>
  );
}

function Known({ ticket, why }: { ticket: Ticket; why?: string }) {
  return (
    <li>
      <Link
        to="/app/tickets/$ticket"
        params={{ ticket: ticket.ticket_number ?? ticket.id }}
        className="new-ticket-link"
        title={ticket.subject}
      >
        {ticket.subject}
      </Link>
      <Group gap={8} mt={2}>
        <StatusBadge status={ticket.status} />
        <Text size="xs" c="dimmed" className="tabular">
          {ticket.ticket_number}
        </Text>
        <Text size="xs" c="dimmed">
          {why ?? <Ago at={ticket.updated_at} />}
        </Text>
      </Group>
    </li>
  );
}
