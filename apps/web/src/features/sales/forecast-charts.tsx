import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { axis, ChartBox, figureColors, grid, hover, Legend, silent, Stripes, tip, usePatternId } from '../../ui/chart';
import { useFormats } from '../../words/formats';
import { useLanguage } from '../../words/language';
import { useWords } from '../../words/words';
import type { ExpectedMonth, WonMonth } from './forecast';
import { salesWords } from './words';

export function ExpectedChart({ months, height }: { months: readonly ExpectedMonth[]; height: number }) {
  const t = useWords(salesWords);
  const stripes = usePatternId();
  const [value, weighted] = [t('value_column'), t('weighted_column')];
  return (
    <>
      <Legend
        entries={[
          { word: value, color: 'a', look: 'striped' },
          { word: weighted, color: 'a' },
        ]}
      />
      <Months height={height - 20} data={months.map((month) => ({ ...month, weighted: Number(month.weighted_value) }))}>
        <defs>
          <Stripes id={stripes} color="a" />
        </defs>
        <Bar dataKey="value" name={value} fill={`url(#${stripes})`} stroke={figureColors.a} {...bar} />
        <Bar dataKey="weighted" name={weighted} fill={figureColors.a} {...bar} />
      </Months>
    </>
  );
}

export function WonChart({ months, height }: { months: readonly WonMonth[]; height: number }) {
  const t = useWords(salesWords);
  return (
    <>
      <Legend entries={[{ word: t('won_value'), color: 'b' }]} />
      <Months height={height - 20} data={months}>
        <Bar dataKey="value" name={t('won_value')} fill={figureColors.b} {...bar} />
      </Months>
    </>
  );
}

const bar = { maxBarSize: 44, isAnimationActive: false } as const;

interface MonthsProps {
  data: readonly WonMonth[];
  height: number;
  children: ReactNode;
}

function Months({ data, height, children }: MonthsProps) {
  const formats = useFormats();
  const { language } = useLanguage();
  // An axis has no room for more than `12k` and `Nov 26`.
  const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const month = new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const content = tip(
    (name) => formats.month(String(name)),
    (value) => formats.money(value),
  );
  return (
    <ChartBox height={height}>
      <BarChart
        data={data.map((given) => ({ ...given, value: Number(given.value) }))}
        margin={{ top: 8, right: 4, left: 4, bottom: 0 }}
        {...silent}
      >
        <CartesianGrid {...grid} />
        <XAxis dataKey="month" {...axis} tickFormatter={(text: string) => month.format(new Date(`${text}-01T00:00:00Z`))} />
        <YAxis {...axis} width={64} tickFormatter={(value: number) => `€ ${short.format(value)}`} axisLine={false} />
        <Tooltip {...hover} content={content} />
        {children}
      </BarChart>
    </ChartBox>
  );
}
