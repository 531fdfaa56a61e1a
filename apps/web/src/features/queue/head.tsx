import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useWords } from '../../words/words';
import { BEFORE_SUBJECT, type Column } from './columns';
import { nextSort, sortedBy } from './queues';
import type { Selection } from './selection';
import type { Rows } from './use-rows';
import { queueWords } from './words';

interface HeadProps {
  columns: readonly Column[];
  isNarrow: boolean;
  sort: string;
  setSort: (sort: string) => void;
  selection: Selection;
  rows: Rows;
  acts: { all: () => void; clear: () => void };
}

export function Head({ columns, isNarrow, sort, setSort, selection, rows, acts }: HeadProps) {
  const t = useWords(queueWords);
  const early = columns.filter(({ name }) => BEFORE_SUBJECT.includes(name));
  const late = columns.filter((column) => !early.includes(column));
  const heading = (column: Column) => <Heading key={column.name} {...{ column, sort, setSort }} />;
  return (
    <div role="rowgroup" className="queue-head-group">
      <div role="row" aria-rowindex={1} className={`queue-head${isNarrow ? ' queue-head-narrow' : ''}`}>
        <div role="columnheader" className="queue-choice">
          <SelectAll {...{ selection, rows, acts }} />
        </div>
        {isNarrow ? null : early.map(heading)}
        <div role="columnheader">{t('subject')}</div>
        {isNarrow ? null : late.map(heading)}
      </div>
    </div>
  );
}

function SelectAll({ selection: { chosen }, rows: { rows }, acts }: Pick<HeadProps, 'selection' | 'rows' | 'acts'>) {
  const t = useWords(queueWords);
  const isAll = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  return (
    <Checkbox
      size="xs"
      aria-label={t('select_all')}
      checked={isAll}
      indeterminate={chosen.size > 0 && !isAll}
      disabled={rows.length === 0}
      onChange={() => (isAll ? acts.clear() : acts.all())}
    />
  );
}

function Heading({ column: { name, sort: key }, sort, setSort }: { column: Column } & Pick<HeadProps, 'sort' | 'setSort'>) {
  const t = useWords(queueWords);
  const by = sortedBy(sort);
  const isSorted = by.key === key;
  const direction = by.descending ? 'descending' : 'ascending';
  const Arrow = by.descending ? IconArrowDown : IconArrowUp;
  return (
    <div role="columnheader" aria-sort={isSorted ? direction : undefined}>
      {key === undefined ? (
        <span className={name === 'type' ? 'queue-unseen' : undefined}>{t(name)}</span>
      ) : (
        <UnstyledButton
          className="queue-sort"
          aria-label={t('sort_by', { column: t(name) })}
          onClick={() => setSort(nextSort(key, sort))}
        >
          {t(name)}
          {isSorted ? <Arrow size={13} aria-hidden /> : null}
        </UnstyledButton>
      )}
    </div>
  );
}
