import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { axis, ChartBox, figureColors, grid, hover, Legend, silent, Stripes, tip, usePatternId } from '../../ui/chart';
import { Figure } from '../../ui/figure';
import { Failure } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { useWanted } from './address';
import { csvOf, timesQuery } from './data';
import { short, useGroupName } from './groups';
import type { Metric } from './report-figures';
import type { Grouping } from './search';
import { reportWords } from './words';

const HEIGHT = 260;
/** Seconds: an axis in them would have its marks at odd hours. */
const HOUR = 3_600;
const bar = { maxBarSize: 40, isAnimationActive: false } as const;
interface Times {
  name: string;
  median: number;
  p90: number;
}

export function TimesFigure({ metric, by }: { metric: Metric; by: Grouping }) {
  const t = useWords(reportWords);
  const formats = useFormats();
  const wanted = useWanted();
  const nameOf = useGroupName(by);
  const { data, error, refetch } = useQuery(timesQuery(wanted, by));
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton height={HEIGHT + 90} />;
  const span = (seconds: number | null) => (seconds === null ? '–' : formats.span(seconds));
  const finished = data.items.flatMap(({ key, [metric]: { median_seconds: median, p90_seconds: p90 } }) =>
    median === null || p90 === null ? [] : [{ name: nameOf(key), median: median / HOUR, p90: p90 / HOUR }],
  );
  const numbers = (['tickets', 'median', 'p90'] as const).map((word) => ({ label: t(word), numeric: true }));
  return (
    <Figure
      title={t(`${metric}_times`)}
      summary={t('times_summary', { by: t(`by_${by}`) })}
      csv={csvOf('times', wanted, by)}
      height={HEIGHT}
      empty={finished.length === 0 ? t('nothing_finished') : undefined}
      table={{
        columns: [{ label: t('group') }, ...numbers],
        rows: data.items.map(({ key, tickets, [metric]: of }) => [
          nameOf(key),
          tickets,
          span(of.median_seconds),
          span(of.p90_seconds),
        ]),
      }}
    >
      <TimesChart times={finished} />
    </Figure>
  );
}

function TimesChart({ times }: { times: readonly Times[] }) {
  const t = useWords(reportWords);
  const formats = useFormats();
  const stripes = usePatternId();
  const content = tip(String, (value) => formats.span(value * HOUR));
  return (
    <>
      <Legend
        entries={[
          { word: t('median'), color: 'a' },
          { word: t('p90'), color: 'a', look: 'striped' },
        ]}
      />
      <ChartBox height={HEIGHT - 20}>
        <BarChart data={[...times]} margin={{ top: 8, right: 8, left: 0, bottom: 0 }} barGap={2} {...silent}>
          <defs>
            <Stripes id={stripes} color="a" />
          </defs>
          <CartesianGrid {...grid} />
          <XAxis dataKey="name" {...axis} tickFormatter={short} />
          <YAxis
            {...axis}
            axisLine={false}
            tickFormatter={(count: number) => t('hours', { count: formats.number(count) })}
            width={62}
          />
          <Tooltip {...hover} content={content} />
          <Bar dataKey="median" name={t('median')} fill={figureColors.a} {...bar} />
          <Bar dataKey="p90" name={t('p90')} fill={`url(#${stripes})`} stroke={figureColors.a} {...bar} />
        </BarChart>
      </ChartBox>
    </>
  );
}
