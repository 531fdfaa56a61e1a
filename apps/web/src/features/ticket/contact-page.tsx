/** /app/contacts/$contact: one customer, and everything they asked. */
import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { desk } from '../../api/client';
import type { Ticket } from '../../api/types';
import { NextClockChip } from '../../ui/clock-chip';
import { Ago, Person, PriorityMark, StatusBadge, TypeMark } from '../../ui/marks';
import { Empty, Failure, Loading, Page } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { contactWords } from './contact-words';
import { figuresOf } from './contact-figures';
import './ticket.css';

export function ContactPage() {
  const t = useWords(contactWords);
  const { contact: id = '' }: { contact?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => desk.get('/contacts/{contact}', { params: { path: { contact: id } }, signal }),
  });
  if (error)
    return (
      <Page title={t('customer')}>
        <Failure error={error} retry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Page title={t('customer')}>
        <Loading />
      </Page>
    );
  return (
    <Page title={data.name}>
      <HowToReach email={data.email} phone={data.phone} />
      <Figures tickets={data.tickets} />
      <TicketsOf tickets={data.tickets} />
    </Page>
  );
}

function HowToReach({ email, phone }: { email: string; phone: string | null }) {
  return (
    <Group gap="lg">
      <Group gap={6} wrap="nowrap" miw={0}>
        <IconMail size={17} aria-hidden />
        <Anchor href={`mailto:${email}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Anchor>
      </Group>
      {phone === null ? null : (
        <Group gap={6} wrap="nowrap">
          <IconPhone size={17} aria-hidden />
          <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`} size="sm">
            {phone}
          </Anchor>
        </Group>
      )}
    </Group>
  );
}

function Figures({ tickets }: { tickets: readonly Ticket[] }) {
  const t = useWords(contactWords);
  const formats = useFormats();
  const { all, unsolved, rating, won } = figuresOf(tickets);
  const figures = [
    [t('tickets'), formats.number(all)],
    [t('unsolved'), formats.number(unsolved)],
    [t('rating'), rating === null ? '–' : `${formats.number(rating)} / 5`],
    [t('won'), won === 0 ? '–' : formats.money(won)],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} maw={760}>
      {figures.map(([name, value]) => (
        <Card key={name} withBorder padding="sm" bg="var(--desk-raised)">
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text fz="xl" fw={650} className="tabular">
            {value}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}

function TicketsOf({ tickets }: { tickets: readonly Ticket[] }) {
  const t = useWords(contactWords);
  if (tickets.length === 0) return <Empty title={t('none')} />;
  return (
    <section aria-label={t('tickets')}>
      <Title order={2} mb="xs">
        {t('tickets')}
      </Title>
      <Stack gap={0} component="ul" className="ticket-rows">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Row ticket={ticket} />
          </li>
        ))}
      </Stack>
    </section>
  );
}

function Row({ ticket }: { ticket: Ticket }) {
  return (
    <Link to="/app/tickets/$ticket" params={{ ticket: ticket.ticket_number ?? ticket.id }} className="ticket-row">
      <TypeMark type={ticket.ticket_type} />
      <div className="ticket-row-subject">
        <Text size="sm" fw={550} truncate component="div">
          {ticket.subject}
        </Text>
        <Text size="xs" c="dimmed" component="div" className="tabular">
          {ticket.ticket_number} · <Ago at={ticket.updated_at} />
        </Text>
      </div>
      <div className="ticket-row-marks">
        <PriorityMark priority={ticket.priority} />
        <Person id={ticket.assigned_to} named={false} />
        <NextClockChip ticket={ticket} />
        <StatusBadge status={ticket.status} />
      </div>
    </Link>
  );
}
