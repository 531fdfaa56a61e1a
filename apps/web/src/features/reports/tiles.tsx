import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failure } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { useWanted } from './address';
import { daysQuery, promisesQuery, type Wanted } from './data';
import { type Change, changeOf, keptShare, totalsOf } from './figures';
import { periodBefore } from './search';
import { reportWords } from './words';

interface Sums {
  opened: number;
  solved: number;
  backlog: number;
  response: number | null;
  resolution: number | null;
}

function useSums(wanted: Wanted) {
  const days = useQuery(daysQuery(wanted));
  const promises = useQuery(promisesQuery(wanted, 'type'));
  const total = promises.data?.total;
  const sums: Sums | undefined =
    days.data && total
      ? {
          ...totalsOf(days.data.items),
          response: keptShare(total.response_met, total.response_breached),
          resolution: keptShare(total.resolution_met, total.resolution_breached),
        }
      : undefined;
  return { sums, error: days.error ?? promises.error, again: () => void Promise.all([days.refetch(), promises.refetch()]) };
}

export function Tiles() {
  const t = useWords(reportWords);
  const formats = useFormats();
  const wanted = useWanted();
  const { sums: now, error, again } = useSums(wanted);
  const { sums: before } = useSums({ ...wanted, period: periodBefore(wanted.period) });
  if (!now && error) return <Failure error={error} retry={again} />;
  const counted = (['opened', 'solved', 'backlog'] as const).map((name) => ({
    name,
    text: now && formats.number(now[name]),
    change: changeOf(now?.[name] ?? null, before?.[name] ?? null),
  }));
  const shares = (['response', 'resolution'] as const).map((name) => ({
    name: `${name}_kept` as const,
    text: now && (now[name] === null ? '–' : formats.percent(now[name])),
    change: changeOf(points(now?.[name]), points(before?.[name])),
  }));
  return (
    <dl className="reports-tiles" aria-label={t('figures')}>
      {counted.map((tile) => (
        <Tile key={tile.name} {...tile} word={t(tile.name)} days={wanted.period.days} />
      ))}
      {shares.map((tile) => (
        <Tile key={tile.name} {...tile} word={t(tile.name)} days={wanted.period.days} inPoints />
      ))}
    </dl>
  );
}

const points = (share: number | null | undefined): number | null =>
  share === null || share === undefined ? null : Math.round(share * 100);

interface TileProps {
  word: string;
  text: string | undefined;
  change: Change;
  days: number;
  inPoints?: boolean;
}

function Tile({ word, text, change, days, inPoints = false }: TileProps) {
  const t = useWords(reportWords);
  return (
    <div className="reports-tile">
      <Text component="dt" size="sm" c="dimmed">
        {word}
      </Text>
      <dd className="tabular">{text ?? <Skeleton height={30} width={70} />}</dd>
      <Text component="dd" size="xs" c="dimmed" className="reports-change">
        {text === undefined ? '\u00a0' : wordsOf(change, { t, days, inPoints })}
      </Text>
    </div>
  );
}

type ReportWords = ReturnType<typeof useWords<(typeof reportWords)['en']>>;
function wordsOf(change: Change, { t, days, inPoints }: { t: ReportWords; days: number; inPoints: boolean }): string {
  if (change === null) return t('no_before');
  if (change.direction === 'same') return t('as_before', { days });
  const by = inPoints ? t('points', { by: change.by }) : change.by;
  return t('before', { change: t(change.direction, { by }), days });
}
