import { Alert, SimpleGrid, Skeleton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Figure } from '../../ui/figure';
import { Failure } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { useSalesAddress } from './address';
import { forecastQuery } from './data';
import { ExpectedChart, WonChart } from './forecast-charts';
import { cents } from './pipeline';
import { salesWords } from './words';

const HEIGHT = 280;
/** Fewer won sales than this, and the desk takes a usual time. */
const ENOUGH = 5;

export function Forecast() {
  const [search] = useSalesAddress();
  const { data, error, isPending, refetch } = useQuery(forecastQuery(search));
  if (isPending) return <Skeleton height={HEIGHT + 120} />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <>
      <Assumption days={data.average_days_to_win} n={data.based_on} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <Expected months={data.months} />
        <Won months={data.won} />
      </SimpleGrid>
    </>
  );
}

function Assumption({ days, n }: { days: number; n: number }) {
  const t = useWords(salesWords);
  const formats = useFormats();
  const rounded = formats.number(Math.round(days * 10) / 10);
  return (
    <Alert icon={<IconInfoCircle aria-hidden />} variant="light" py="xs">
      {t(n < ENOUGH ? 'assumed_usual' : 'assumed', { days: rounded, n })} {t('assumed_now')}
    </Alert>
  );
}

export interface ExpectedMonth {
  month: string;
  count: number;
  value: string;
  weighted_value: string;
}
export type WonMonth = Omit<ExpectedMonth, 'weighted_value'>;

const inAll = <T,>(months: readonly T[], of: (month: T) => number): number => months.reduce((sum, month) => sum + of(month), 0);

function Expected({ months }: { months: readonly ExpectedMonth[] }) {
  const t = useWords(salesWords);
  const formats = useFormats();
  const summary = t('forecast_open_summary', {
    count: inAll(months, ({ count }) => count),
    value: formats.money(Math.round(inAll(months, ({ value }) => cents(value)) / 100)),
    weighted: formats.money(Math.round(inAll(months, ({ weighted_value }) => cents(weighted_value)) / 100)),
  });
  const table = {
    columns: [
      { label: t('month') },
      ...(['count', 'value_column', 'weighted_column'] as const).map((word) => ({ label: t(word), numeric: true })),
    ],
    rows: months.map(({ month, count, value, weighted_value }) => [
      formats.month(month),
      count,
      formats.money(value),
      formats.money(weighted_value),
    ]),
  };
  return (
    <Figure
      title={t('forecast_open')}
      summary={summary}
      table={table}
      height={HEIGHT}
      empty={months.length === 0 ? t('no_open') : undefined}
    >
      <ExpectedChart months={months} height={HEIGHT} />
    </Figure>
  );
}

function Won({ months }: { months: readonly WonMonth[] }) {
  const t = useWords(salesWords);
  const formats = useFormats();
  const count = inAll(months, (month) => month.count);
  const value = formats.money(inAll(months, (month) => cents(month.value)) / 100);
  const table = {
    columns: [{ label: t('month') }, { label: t('count'), numeric: true }, { label: t('value_column'), numeric: true }],
    rows: months.map((month) => [formats.month(month.month), month.count, formats.money(month.value)]),
  };
  return (
    <Figure
      title={t('forecast_won')}
      summary={t('forecast_won_summary', { count, value })}
      table={table}
      height={HEIGHT}
      empty={count === 0 ? t('no_won') : undefined}
    >
      <WonChart months={months} height={HEIGHT} />
    </Figure>
  );
}
