/** How many of the list are selected: those that are loaded may be few of those that match. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { bulkWords } from './bulk-words';
import type { Rows } from './use-rows';

/** What is done to more at a time than this is an import's work, not a list's. */
export const MOST = 500;

export type Extent = Pick<Rows, 'rows' | 'total' | 'isMore' | 'upTo'>;

/** Whether it might be taken for all that match, which it is not. */
export const isAllLoaded = ({ rows, isMore }: Extent, count: number): boolean => isMore && count >= Math.min(rows.length, MOST);

export function SelectedCount({ extent, count }: { extent: Extent; count: number }) {
  const t = useWords(bulkWords);
  const formats = useFormats();
  const isPart = isAllLoaded(extent, count) && extent.total !== undefined;
  return (
    <Text
      size="sm"
      fw={600}
      px={8}
      className="tabular"
      lh={1.2}
      style={isPart ? undefined : { whiteSpace: 'nowrap' }}
      aria-live="polite"
    >
      {isPart
        ? t('selected_of', { selected: formats.number(count), total: formats.number(extent.total ?? count) })
        : t('selected', { count })}
    </Text>
  );
}

interface MoreProps {
  extent: Extent;
  choose: (ids: readonly string[]) => void;
}

/** Offered where all that is loaded is selected, and more match. */
export function SelectMore({ extent: { total = 0, upTo }, choose }: MoreProps) {
  const t = useWords(bulkWords);
  const formats = useFormats();
  const [isLoading, setLoading] = useState(false);
  const load = async () => {
    setLoading(true);
    const ids = await upTo(MOST);
    setLoading(false);
    if (ids) choose(ids);
  };
  return (
    <Button variant="subtle" size="compact-sm" fullWidth mb={4} loading={isLoading} onClick={() => void load()}>
      {total > MOST ? t('select_first', { count: formats.number(MOST) }) : t('select_all_of', { count: formats.number(total) })}
    </Button>
  );
}
