import { Anchor, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { desk } from '../../api/client';
import { ticketKeys, ticketQuery } from '../../api/queries';
import type { Ticket } from '../../api/types';
import { useWords } from '../../words/words';
import { Field, Plain } from './field';
import { Section } from './section';
import { sideWords } from './side-words';
import { TicketLine } from './ticket-line';

const SHOWN = 5;

/** Who asks, and what else they asked. */
export function CustomerSection({ ticket }: { ticket: Ticket }) {
  const t = useWords(sideWords);
  const { contact, contact_id: id, customer_organization_id: organization } = ticket;
  return (
    <Section title={t('customer')}>
      <Anchor component={Link} to="/app/contacts/$contact" params={{ contact: id } as never} size="sm" fw={600}>
        {contact.name}
      </Anchor>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {contact.email}
      </Text>
      {contact.phone === null ? null : <Text size="sm">{contact.phone}</Text>}
      {ticket.order_id === null ? null : (
        <Field name={t('order')}>
          <Plain>{ticket.order_id}</Plain>
        </Field>
      )}
      {ticket.quote_id === null ? null : (
        <Field name={t('quote')}>
          <Plain>{ticket.quote_id}</Plain>
        </Field>
      )}
      {organization === null ? null : <Organization id={organization} />}
      <OtherTickets ticket={ticket} />
    </Section>
  );
}

function Organization({ id }: { id: string }) {
  const t = useWords(sideWords);
  const { data } = useQuery({
    queryKey: ['organizations', id, 'count'],
    queryFn: ({ signal }) => desk.get('/tickets', { params: { query: { customer_organization_id: id, limit: 1 } }, signal }),
  });
  return (
    <Field name={t('organization')}>
      <Plain>
        {id.slice(0, 8)}
        {data === undefined ? '' : ` · ${t('organization_tickets', { count: data.total })}`}
      </Plain>
    </Field>
  );
}

function OtherTickets({ ticket: { id, contact_id } }: { ticket: Ticket }) {
  const t = useWords(sideWords);
  const { data } = useQuery({
    queryKey: [...ticketKeys.all, 'of-contact', contact_id],
    queryFn: ({ signal }) => desk.get('/tickets', { params: { query: { contact_id, limit: SHOWN + 1 } }, signal }),
    placeholderData: keepPreviousData,
  });
  const others = data?.items.filter((other) => other.id !== id).slice(0, SHOWN) ?? [];
  return (
    <Stack gap={2} mt={10}>
      <Text size="xs" c="dimmed">
        {data !== undefined && others.length === 0 ? t('no_other_tickets') : t('other_tickets')}
      </Text>
      {others.map((other) => (
        <TicketLine key={other.id} ticket={other} />
      ))}
      {data !== undefined && data.total > SHOWN + 1 ? (
        <Anchor
          component={Link}
          to="/app/contacts/$contact"
          params={{ contact: contact_id } as never}
          size="xs"
          py={4}
          display="block"
        >
          {t('all_tickets')} ({data.total})
        </Anchor>
      ) : null}
    </Stack>
  );
}

/** The inquiry it came from, or the ticket it went on as. */
export function RelatedSection({ ticket }: { ticket: Ticket }) {
  const t = useWords(sideWords);
  if (ticket.related.length === 0) return null;
  return (
    <Section title={t('related')}>
      {ticket.related.map(({ id, relation }) => (
        <div key={id}>
          <Text size="xs" c="dimmed">
            {t(relation)}
          </Text>
          <Related id={id} />
        </div>
      ))}
    </Section>
  );
}

function Related({ id }: { id: string }) {
  const { data } = useQuery(ticketQuery(id));
  return <TicketLine ticket={data ?? { id, ticket_number: null, subject: '…', status: 'new' }} />;
}
