import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { axis, ChartBox, figureColors, grid, hover, Legend, silent, Stripes, tip, usePatternId } from '../../ui/chart';
import { Figure } from '../../ui/figure';
import { Failure } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { useWanted } from './address';
import { csvOf, promisesQuery } from './data';
import { keptShare } from './figures';
import { short, useGroupName } from './groups';
import type { Metric } from './report-figures';
import type { Grouping } from './search';
import { reportWords } from './words';

const HEIGHT = 240;
interface Promises {
  name: string;
  kept: number;
  missed: number;
}

export function PromisesFigure({ metric, by }: { metric: Metric; by: Grouping & ('type' | 'department') }) {
  const t = useWords(reportWords);
  const formats = useFormats();
  const wanted = useWanted();
  const nameOf = useGroupName(by);
  const { data, error, refetch } = useQuery(promisesQuery(wanted, by));
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton height={HEIGHT + 90} />;
  const share = (of: Metric) => {
    const kept = keptShare(data.total[`${of}_met`], data.total[`${of}_breached`]);
    return kept === null ? '–' : formats.percent(kept);
  };
  const promises = data.rows.map((row) => ({
    name: nameOf(row.group),
    kept: row[`${metric}_met`],
    missed: row[`${metric}_breached`],
  }));
  const numbers = (['kept', 'missed'] as const).map((word) => ({ label: t(word), numeric: true }));
  return (
    <Figure
      title={t(`kept_by_${by}`)}
      summary={t('kept_summary', { response: share('response'), resolution: share('resolution') })}
      csv={csvOf('tickets', wanted, by)}
      height={HEIGHT}
      empty={promises.length === 0 ? t('nothing') : undefined}
      table={{
        columns: [{ label: t('group') }, ...numbers],
        rows: promises.map(({ name, kept, missed }) => [name, kept, missed]),
      }}
    >
      <PromisesChart promises={promises} />
    </Figure>
  );
}

function PromisesChart({ promises }: { promises: readonly Promises[] }) {
  const t = useWords(reportWords);
  const formats = useFormats();
  const stripes = usePatternId();
  const content = tip(String, (value) => formats.number(value));
  return (
    <>
      <Legend
        entries={[
          { word: t('kept'), color: 'a' },
          { word: t('missed'), color: 'missed', look: 'striped' },
        ]}
      />
      <ChartBox height={HEIGHT - 20}>
        <BarChart data={[...promises]} layout="vertical" margin={{ top: 4, right: 12, left: 0, bottom: 0 }} {...silent}>
          <defs>
            <Stripes id={stripes} color="missed" />
          </defs>
          <CartesianGrid {...grid} vertical horizontal={false} />
          <XAxis type="number" {...axis} allowDecimals={false} />
          <YAxis type="category" dataKey="name" {...axis} axisLine={false} width={112} tickFormatter={short} />
          <Tooltip {...hover} content={content} />
          <Bar dataKey="kept" name={t('kept')} stackId="all" fill={figureColors.a} maxBarSize={26} isAnimationActive={false} />
          <Bar
            dataKey="missed"
            name={t('missed')}
            stackId="all"
            fill={`url(#${stripes})`}
            maxBarSize={26}
            isAnimationActive={false}
          />
        </BarChart>
      </ChartBox>
    </>
  );
}
