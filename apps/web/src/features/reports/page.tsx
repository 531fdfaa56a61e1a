import './reports.css';
import { Button, Group, SegmentedControl, Select, SimpleGrid, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { DayField } from '../../ui/day-field';
import { Empty, Page } from '../../ui/page';

import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { useReportAddress, useWanted } from './address';
import { isTurned, presets } from './search';
import { Tiles } from './tiles';
import { reportWords } from './words';

const Charts = lazy(() => import('./report-figures').then((module) => ({ default: module.ReportFigures })));

export function ReportsPage() {
  const t = useWords(reportWords);
  const { period } = useWanted();
  return (
    <Page title={t('title')}>
      <Choices />
      {isTurned(period) ? <Turned /> : <Figures />}
    </Page>
  );
}

const Figures = () => (
  <>
    <Tiles />
    <Suspense fallback={<Waiting />}>
      <Charts />
    </Suspense>
  </>
);

/** In place of figures, for which the desk is not asked. */
function Turned() {
  const t = useWords(reportWords);
  const [{ from, to }, change] = useReportAddress();
  return (
    <Empty title={t('turned')}>
      <Button variant="default" onClick={() => change({ from: to, to: from })}>
        {t('swap')}
      </Button>
    </Empty>
  );
}

/** As high as what comes. */
function Waiting() {
  return (
    <SimpleGrid cols={1}>
      <Skeleton height={400} radius="md" />
      <Skeleton height={360} radius="md" />
    </SimpleGrid>
  );
}

function Choices() {
  const t = useWords(reportWords);
  const label = useLabel();
  const [search, change] = useReportAddress();
  const { period } = useWanted();
  const byDates = search.from !== undefined || search.to !== undefined;
  return (
    <Group gap="xs" align="flex-start" className="reports-choices">
      <SegmentedControl
        aria-label={t('period')}
        value={byDates ? '' : String(search.days ?? 30)}
        onChange={(days) => change({ days: presets.find((known) => String(known) === days), from: undefined, to: undefined })}
        data={presets.map((days) => ({ value: String(days), label: t(`days_${days}`) }))}
      />
      {(['from', 'to'] as const).map((end) => (
        <DayField
          key={end}
          name={t(end)}
          word={t(end)}
          day={end === 'from' ? period.first : period.last}
          change={(day) => change({ from: period.first, to: period.last, [end]: day, days: undefined })}
          notBefore={end === 'to' ? period.first : undefined}
        />
      ))}
      <Select
        w={170}
        aria-label={t('type')}
        placeholder={t('all_types')}
        data={(['support', 'sales', 'inquiry'] as const).map((value) => ({ value, label: label(value) }))}
        value={search.type ?? null}
        onChange={(type) => change({ type: type ?? undefined })}
        clearable
      />
    </Group>
  );
}
