import { Group, SegmentedControl, SimpleGrid, Title } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/words';
import { useReportAddress } from './address';
import { DaysFigure } from './days-figure';
import { PromisesFigure } from './promises-figure';
import { type Grouping, groupings } from './search';
import { TimesFigure } from './times-figure';
import { reportWords } from './words';

export type Metric = 'response' | 'resolution';

export function ReportFigures() {
  const t = useWords(reportWords);
  const [{ by = 'type' }, change] = useReportAddress();
  const [metric, setMetric] = useState<Metric>('response');
  return (
    <>
      <DaysFigure />
      <Group gap="xs">
        <Title order={2} fz="md" fw={500}>
          {t('by')}
        </Title>
        <SegmentedControl
          aria-label={t('by')}
          value={by}
          onChange={(next: Grouping) => change({ by: next === 'type' ? undefined : next })}
          data={groupings.map((value) => ({ value, label: t(`by_${value}`) }))}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <TimesFigure metric="response" by={by} />
        <TimesFigure metric="resolution" by={by} />
      </SimpleGrid>
      <Group gap="xs">
        <Title order={2} fz="md" fw={500}>
          {t('metric')}
        </Title>
        <SegmentedControl
          aria-label={t('metric')}
          value={metric}
          onChange={setMetric}
          data={(['response', 'resolution'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <PromisesFigure metric={metric} by="type" />
        <PromisesFigure metric={metric} by="department" />
      </SimpleGrid>
    </>
  );
}
