import './operations.css';
import { Anchor, Button, Group, NativeSelect, Skeleton, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../app/now';
import { Empty, Failure, Page } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { type Address, useAddress } from './address';
import { gapsIn } from './numbers/gaps';
import { seriesIn } from './numbers/series';
import { numbersWords } from './numbers/words';
import { configurationQuery, type NumberFilter, numbersQuery, type RegisteredNumber } from './queries';

/** Every number that was given, and that none is missing. */
export function NumbersPage() {
  const t = useWords(numbersWords);
  const address = useAddress();
  const filter = filterOf(address);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(numbersQuery(filter));
  const rows = data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={t('title')}>
      <Text c="dimmed" size="sm" mt={-8} maw={760}>
        {t('intro')}
      </Text>
      <Filters address={address} />
      {rows ? (
        <>
          <Verdict rows={rows} total={data?.pages[0]?.total ?? 0} />
          <Rows rows={rows} isFiltered={Object.keys(filter).length > 0} />
        </>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton height={400} />
      )}
      {hasNextPage ? (
        <Group>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </Group>
      ) : null}
    </Page>
  );
}

function filterOf(address: Address): NumberFilter {
  const [business_entity, series, year] = [address.of('brand'), address.of('series'), Number(address.of('year'))];
  return {
    ...(business_entity ? { business_entity } : {}),
    ...(series ? { series } : {}),
    ...(year > 0 ? { year } : {}),
  };
}

const YEARS = 6;

function Filters({ address }: { address: Address }) {
  const t = useWords(numbersWords);
  const { data: configuration } = useQuery(configurationQuery);
  const thisYear = new Date(useNow(3_600)).getFullYear();
  const brands = configuration?.business_entities ?? [];
  const series = seriesIn(brands, address.of('brand'), address.of('series'));
  const select = (name: 'brand' | 'series' | 'year', options: readonly { value: string; label: string }[]) => (
    <NativeSelect
      label={t(name)}
      data={[{ value: '', label: t(`every_${name}`) }, ...options]}
      value={address.of(name) ?? ''}
      onChange={({ currentTarget }) => address.change({ [name]: currentTarget.value || undefined })}
    />
  );
  const same = (value: string) => ({ value, label: value });
  return (
    <Group gap="md" align="flex-end">
      {brands.length > 1
        ? select(
            'brand',
            brands.map(({ slug, name }) => ({ value: slug, label: name })),
          )
        : null}
      {select('series', series.map(same))}
      {select(
        'year',
        Array.from({ length: YEARS }, (_, ago) => same(String(thisYear - ago))),
      )}
    </Group>
  );
}

function Verdict({ rows, total }: { rows: readonly RegisteredNumber[]; total: number }) {
  const t = useWords(numbersWords);
  const formats = useFormats();
  const gaps = gapsIn(rows);
  const [first] = gaps;
  return (
    <Group gap={6} role="status" mih={24} wrap="nowrap">
      {rows.length === 0 ? null : first ? (
        <>
          <IconAlertTriangle size={18} color="var(--desk-late)" aria-hidden />
          <Text size="sm" c="var(--desk-late)">
            {t('gaps', { count: gaps.length, first: first.ticket_number })}
          </Text>
        </>
      ) : (
        <>
          <IconCircleCheck size={18} color="var(--desk-fine)" aria-hidden />
          <Text size="sm">{t('no_gap', { shown: formats.number(rows.length), total: formats.number(total) })}</Text>
        </>
      )}
    </Group>
  );
}

function Rows({ rows, isFiltered }: { rows: readonly RegisteredNumber[]; isFiltered: boolean }) {
  const t = useWords(numbersWords);
  if (rows.length === 0)
    return (
      <div className="panel">
        <Empty title={t('none')}>{t(isFiltered ? 'none_here' : 'none_more')}</Empty>
      </div>
    );
  return (
    <div className="panel">
      <Table verticalSpacing={6} horizontalSpacing="md">
        <caption className="for-ears">{t('caption')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('number')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('brand')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('sequence')}
            </Table.Th>
            <Table.Th ta="right">{t('given')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={`${row.business_entity} ${row.ticket_number}`} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ row }: { row: RegisteredNumber }) {
  const formats = useFormats();
  return (
    <Table.Tr>
      <Table.Td className="tabular one-line">
        <Anchor component={Link} to={`/app/tickets/${row.ticket_id}`} size="sm">
          {row.ticket_number}
        </Anchor>
      </Table.Td>
      <Table.Td visibleFrom="sm">{row.business_entity}</Table.Td>
      <Table.Td ta="right" className="tabular" visibleFrom="sm">
        {formats.number(row.sequence)}
      </Table.Td>
      <Table.Td ta="right" className="tabular one-line" c="dimmed">
        {formats.instant(row.assigned_at)}
      </Table.Td>
    </Table.Tr>
  );
}
