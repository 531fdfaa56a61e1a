/** /app/contacts/$contact: one customer, and everything they asked. */
import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { contactQuery } from '../../api/contacts';
import { listQuery, UNSOLVED } from '../../api/queries';
import type { ListedTicket, Ticket } from '../../api/types';
import { NextClockChip } from '../../ui/clock-chip';
import { Ago, Person, PriorityMark, StatusBadge, TypeMark } from '../../ui/marks';
import { Empty, Failure, Loading, Page } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { figuresOf } from './figures';
import { contactWords } from './words';
import './contact.css';

/** What others do to a customer's tickets shows within. Milliseconds. */
const AGAIN = 30_000;
const PAGE = 50;

export function ContactPage() {
  const t = useWords(contactWords);
  const { contact: id = '' }: { contact?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({ ...contactQuery(id), refetchInterval: AGAIN });
  if (error && !data)
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
      <Figures id={data.id} latest={data.tickets} />
      <TicketsOf id={data.id} />
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

const useTicketsOf = (contact_id: string) =>
  useInfiniteQuery({ ...listQuery({ contact_id, sort: '-updated_at', limit: PAGE }), refetchInterval: AGAIN });

function Figures({ id, latest }: { id: string; latest: readonly Ticket[] }) {
  const t = useWords(contactWords);
  const formats = useFormats();
  const all = useTicketsOf(id).data?.pages[0]?.total;
  const unsolved = useInfiniteQuery(listQuery({ contact_id: id, status: UNSOLVED, limit: 1 })).data?.pages[0]?.total;
  const { rating, won } = figuresOf(latest);
  const count = (number: number | undefined) => (number === undefined ? '\u00a0' : formats.number(number));
  const part = (all ?? 0) > latest.length ? t('of_latest', { count: latest.length }) : undefined;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} maw={760}>
      <Figure name={t('tickets')} value={count(all)} />
      <Figure name={t('unsolved')} value={count(unsolved)} />
      <Figure name={t('rating')} value={rating === null ? '–' : `${formats.number(rating)} / 5`} part={part} />
      <Figure name={t('won')} value={won === 0 ? '–' : formats.money(won)} part={part} />
    </SimpleGrid>
  );
}

/** @param part of the tickets that it counts, where that is not all of them */
function Figure({ name, value, part }: { name: string; value: string; part?: string | undefined }) {
  return (
    <Card withBorder padding="sm" bg="var(--desk-raised)">
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text fz="xl" fw={650} className="tabular">
        {value}
      </Text>
      {part === undefined ? null : (
        <Text size="xs" c="dimmed">
          {part}
        </Text>
      )}
    </Card>
  );
}

function TicketsOf({ id }: { id: string }) {
  const t = useWords(contactWords);
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useTicketsOf(id);
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading />;
  const tickets = data.pages.flatMap(({ items }) => items);
  if (tickets.length === 0) return <Empty title={t('none')} />;
  return (
    <section aria-label={t('tickets')}>
      <Title order={2} mb="xs">
        {t('tickets')}
      </Title>
      <Stack gap={0} component="ul" className="contact-tickets">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Row ticket={ticket} />
          </li>
        ))}
      </Stack>
      {hasNextPage ? (
        <Button variant="default" mt="sm" loading={isFetching} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function Row({ ticket }: { ticket: ListedTicket }) {
  return (
    <Link to="/app/tickets/$ticket" params={{ ticket: ticket.ticket_number ?? ticket.id }} className="contact-ticket">
      <TypeMark type={ticket.ticket_type} />
      <div className="contact-ticket-subject">
        <Text size="sm" fw={550} truncate component="div">
          {ticket.subject}
        </Text>
        <Text size="xs" c="dimmed" component="div" className="tabular">
          {ticket.ticket_number} · <Ago at={ticket.updated_at} />
        </Text>
      </div>
      <div className="contact-ticket-marks">
        <PriorityMark priority={ticket.priority} />
        <Person id={ticket.assigned_to} named={false} />
        <NextClockChip ticket={ticket} />
        <StatusBadge status={ticket.status} />
      </div>
    </Link>
  );
}
