import { Anchor, Button, Center, Skeleton, Table, Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { listQuery } from '../../api/queries';
import type { ListedTicket, Pipeline } from '../../api/types';
import { Ago, Person } from '../../ui/marks';
import { Empty, Failure } from '../../ui/page';
import { Scrolled } from '../../ui/scrolled';
import { useFormats } from '../../words/formats';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { useSalesAddress } from './address';
import { useSums } from './data';
import { type ListColumn, listColumns, orderOf, pressed, sorted, sortOf } from './list-sort';
import { cents, weightedCents } from './pipeline';
import { ticketFilters } from './search';
import { salesWords } from './words';

/** So many are read to be sorted here, and so many drawn at once. */
const [READ, DRAWN] = [1_000, 100];
const PAGE = 200;

export function OpportunityList() {
  const t = useWords(salesWords);
  const [search] = useSalesAddress();
  const [drawn, setDrawn] = useState(DRAWN);
  const { rows, total, isPending, error, refetch } = useAll();
  const shown = useMemo(() => sorted(rows, orderOf(search.sort)), [rows, search.sort]);
  if (isPending) return <Skeleton height={420} />;
  if (error) return <Failure error={error} retry={refetch} />;
  if (rows.length === 0) return <NoOpportunities />;
  return (
    <>
      {total > READ ? (
        <Text size="sm" c="dimmed">
          {t('shown_first', { count: rows.length, total })}
        </Text>
      ) : null}
      <Scrolled className="sales-list" label={t('list')}>
        <Table highlightOnHover stickyHeader verticalSpacing={7} horizontalSpacing="xs" fz="sm" miw={{ base: 0, md: 960 }}>
          <Heads />
          <Table.Tbody>
            {shown.slice(0, drawn).map((ticket) => (
              <Row key={ticket.id} ticket={ticket} />
            ))}
          </Table.Tbody>
          <Sums />
        </Table>
      </Scrolled>
      {shown.length > drawn ? (
        <Center>
          <Button variant="default" onClick={() => setDrawn(drawn + DRAWN)}>
            {t('more')}
          </Button>
        </Center>
      ) : null}
    </>
  );
}

/** Page after page, up to what can be sorted here. */
function useAll() {
  const [search] = useSalesAddress();
  const { data, isPending, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery(
    listQuery({ ...ticketFilters(search), limit: PAGE }),
  );
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const more = hasNextPage && rows.length < READ && !isFetching && !error;
  useEffect(() => {
    if (more) void fetchNextPage();
  }, [more, fetchNextPage]);
  return {
    rows,
    total: data?.pages[0]?.total ?? 0,
    isPending,
    error: data ? null : error,
    refetch: () => void refetch(),
  };
}

export function NoOpportunities() {
  const t = useWords(salesWords);
  return (
    <Empty title={t('empty')}>
      <p>{t('empty_more')}</p>
      <Button component={Link} to="/app/new" variant="default">
        {t('new')}
      </Button>
    </Empty>
  );
}

const words: Record<
  ListColumn,
  'number' | 'subject' | 'contact' | 'stage' | 'value_column' | 'probability' | 'weighted_column' | 'assignee' | 'age'
> = {
  number: 'number',
  subject: 'subject',
  contact: 'contact',
  stage: 'stage',
  value: 'value_column',
  probability: 'probability',
  weighted: 'weighted_column',
  assignee: 'assignee',
  age: 'age',
};
const isNumeric = (column: ListColumn): boolean => ['value', 'probability', 'weighted'].includes(column);

function Heads() {
  const t = useWords(salesWords);
  const [search, change] = useSalesAddress();
  const order = orderOf(search.sort);
  return (
    <Table.Thead>
      <Table.Tr>
        {listColumns.map((column) => (
          <Table.Th
            key={column}
            scope="col"
            ta={isNumeric(column) ? 'right' : 'left'}
            aria-sort={order.by === column ? (order.descending ? 'descending' : 'ascending') : undefined}
          >
            <UnstyledButton className="sales-sort" onClick={() => change({ sort: sortOf(pressed(order, column)) })}>
              {t(words[column])}
              <SortSign shown={order.by === column} descending={order.descending} />
            </UnstyledButton>
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

function SortSign({ shown, descending }: { shown: boolean; descending: boolean }) {
  const Icon = descending ? IconArrowDown : IconArrowUp;
  return <Icon size={14} aria-hidden style={{ visibility: shown ? 'visible' : 'hidden', flexShrink: 0 }} />;
}

function Row({ ticket }: { ticket: ListedTicket }) {
  const label = useLabel();
  const formats = useFormats();
  const { conversion_probability: percent, opportunity_value: value } = ticket;
  return (
    <Table.Tr>
      <Table.Td className="tabular sales-dim">{ticket.ticket_number}</Table.Td>
      <Table.Td className="sales-long">
        <Anchor component={Link} to={`/app/tickets/${ticket.ticket_number ?? ticket.id}`} c="inherit" fz="sm" fw={550}>
          {ticket.subject}
        </Anchor>
      </Table.Td>
      <Table.Td className="sales-medium">{ticket.contact.name}</Table.Td>
      <Table.Td>{label(ticket.sales_stage)}</Table.Td>
      <Table.Td className="tabular" ta="right">
        {value === null ? '–' : formats.money(value)}
      </Table.Td>
      <Table.Td className="tabular" ta="right">
        {percent === null ? '–' : formats.percent(percent / 100)}
      </Table.Td>
      <Table.Td className="tabular" ta="right">
        {value === null ? '–' : formats.money(Math.round(weightedCents(ticket) / 100))}
      </Table.Td>
      <Table.Td className="sales-medium">
        <Person id={ticket.assigned_to} size={20} />
      </Table.Td>
      <Table.Td className="sales-dim">
        <Ago at={ticket.created_at} />
      </Table.Td>
    </Table.Tr>
  );
}

/** As in the styles: there two of the columns are left out. */
const NARROW = '(max-width: 61.99em)';

/** Of everything that the filters leave, drawn or not. */
function Sums() {
  const t = useWords(salesWords);
  const formats = useFormats();
  const [search] = useSalesAddress();
  const sums = useSums(search);
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  if (!sums) return null;
  const inAll = (of: (stage: Pipeline['stages'][number]) => number) => sums.stages.reduce((sum, stage) => sum + of(stage), 0);
  return (
    <Table.Tfoot>
      <Table.Tr fw={650}>
        <Table.Th scope="row" colSpan={isNarrow ? 2 : 4}>
          {t('sum')}: {t('tickets', { count: inAll(({ count }) => count) })}
        </Table.Th>
        <Table.Td className="tabular" ta="right">
          {formats.money(Math.round(inAll(({ value }) => cents(value)) / 100))}
        </Table.Td>
        <Table.Td />
        <Table.Td className="tabular" ta="right">
          {formats.money(Math.round(inAll(({ weighted_value }) => cents(weighted_value)) / 100))}
        </Table.Td>
        <Table.Td colSpan={2} />
      </Table.Tr>
    </Table.Tfoot>
  );
}
