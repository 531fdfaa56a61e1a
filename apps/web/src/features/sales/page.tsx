import './sales.css';
import { Group, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { Loading, Page } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { useSalesAddress } from './address';
import { Board } from './board';
import { useSums } from './data';
import { Filters } from './filters';
import { wholeEuros } from './pipeline';
import { OpportunityList } from './list';
import { views } from './search';
import { salesWords } from './words';

const Forecast = lazy(() => import('./forecast').then((module) => ({ default: module.Forecast })));

export function SalesPage() {
  const t = useWords(salesWords);
  const [{ view = 'board' }, change] = useSalesAddress();
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  return (
    <Page
      title={t('title')}
      actions={
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(next) => change({ view: next === 'board' ? undefined : next })}
          data={views.map((value) => ({ value, label: t(value) }))}
        />
      }
    >
      <Group justify="space-between" gap="sm">
        <Strip />
        <Filters />
      </Group>
      {view === 'board' ? <Board wide={wide} /> : null}
      {view === 'list' ? <OpportunityList /> : null}
      {view === 'forecast' ? (
        <Suspense fallback={<Loading />}>
          <Forecast />
        </Suspense>
      ) : null}
    </Page>
  );
}

/** What it all comes to. */
function Strip() {
  const t = useWords(salesWords);
  const formats = useFormats();
  const [search] = useSalesAddress();
  const sums = useSums(search);
  const figures = [
    [t('open_value'), sums?.open_value],
    [t('weighted_value'), sums?.weighted_value],
    [t('won_value'), sums?.won_value],
  ] as const;
  return (
    <dl className="sales-strip">
      {figures.map(([word, amount]) => (
        <div key={word}>
          <Text component="dt" size="xs" c="dimmed">
            {word}
          </Text>
          <Text component="dd" m={0} fw={650} fz="lg" className="tabular">
            {amount === undefined ? '\u00a0' : formats.money(wholeEuros(amount))}
          </Text>
        </div>
      ))}
    </dl>
  );
}
