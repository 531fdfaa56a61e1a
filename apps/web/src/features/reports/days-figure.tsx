import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { axis, ChartBox, figureColors, grid, hover, Legend, silent, Stripes, tip, usePatternId } from '../../ui/chart';
import { Figure } from '../../ui/figure';
import { Failure } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { useWanted } from './address';
import { csvOf, daysQuery } from './data';
import { byWeek, type Day, isByWeek, totalsOf } from './figures';
import { reportWords } from './words';

const HEIGHT = 300;

export function DaysFigure() {
  const t = useWords(reportWords);
  const formats = useFormats();
  const wanted = useWanted();
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const { data, error, refetch } = useQuery(daysQuery(wanted));
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton height={HEIGHT + 90} />;
  const weekly = isByWeek(data.items, wide ? 'wide' : 'narrow');
  const days = weekly ? byWeek(data.items) : data.items;
  const numbers = (['opened', 'solved', 'backlog'] as const).map((word) => ({ label: t(word), numeric: true }));
  return (
    <Figure
      title={t('per_day')}
      summary={t('per_day_summary', { ...totalsOf(data.items), unit: t(weekly ? 'per_week' : 'by_day') })}
      csv={csvOf('days', wanted)}
      height={HEIGHT}
      table={{
        columns: [{ label: t(weekly ? 'week' : 'day') }, ...numbers],
        rows: days.map(({ day, opened, resolved, backlog }) => [formats.day(`${day}T12:00:00`), opened, resolved, backlog]),
      }}
    >
      <DaysChart days={days} />
    </Figure>
  );
}

function DaysChart({ days }: { days: readonly Day[] }) {
  const t = useWords(reportWords);
  const formats = useFormats();
  const stripes = usePatternId();
  const day = (text: unknown) => formats.day(`${String(text)}T12:00:00`);
  const content = tip(day, (value) => formats.number(value));
  return (
    <>
      <Legend
        entries={[
          { word: t('opened'), color: 'a' },
          { word: t('solved'), color: 'b', look: 'striped' },
          { word: t('backlog'), color: 'c', look: 'line' },
        ]}
      />
      <ChartBox height={HEIGHT - 20}>
        <ComposedChart data={[...days]} margin={{ top: 8, right: 8, left: -16, bottom: 0 }} barGap={1} {...silent}>
          <defs>
            <Stripes id={stripes} color="b" />
          </defs>
          <CartesianGrid {...grid} />
          <XAxis dataKey="day" {...axis} tickFormatter={day} minTickGap={24} />
          <YAxis {...axis} axisLine={false} allowDecimals={false} />
          <Tooltip {...hover} content={content} />
          <Bar dataKey="opened" name={t('opened')} fill={figureColors.a} maxBarSize={18} isAnimationActive={false} />
          <Bar dataKey="resolved" name={t('solved')} fill={`url(#${stripes})`} maxBarSize={18} isAnimationActive={false} />
          <Line
            dataKey="backlog"
            name={t('backlog')}
            stroke={figureColors.c}
            strokeWidth={2.5}
            dot={days.length < 3}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ChartBox>
    </>
  );
}
