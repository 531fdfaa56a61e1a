import { Group, Skeleton, Stack, UnstyledButton } from '@mantine/core';
import { type ReactNode, type RefObject, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Failure } from '../../ui/page';
import { useWords } from '../../words/words';
import { BulkBar, type BulkMenu } from './bulk-bar';
import { BulkResults } from './bulk-results';
import { chosenColumns, type ColumnName, columnsWithin, rememberColumns } from './columns';
import { ColumnsMenu } from './columns-menu';
import { FilterBar } from './filter-bar';
import { useFilterKinds } from './filter-kinds';
import { Nothing } from './nothing';
import type { QueueProps } from './page';
import { usePlace } from './place';
import { sortOf } from './queues';
import './queue.css';
import { type QueueSearch, withFilter } from './search';
import { SearchBox } from './search-box';
import { Table, useIsNarrow } from './table';
import { useBulk } from './use-bulk';
import { useQueueKeys } from './use-queue-keys';
import type { Rows } from './use-rows';
import { useSelection } from './use-selection';
import { queueWords } from './words';

interface BoardProps extends QueueProps {
  setSearch: (search: QueueSearch) => void;
  rows: Rows;
  /** The department's queue of somebody without one. */
  isNobodys: boolean;
}

export function Board(props: BoardProps) {
  const { search, rows } = props;
  const t = useWords(queueWords);
  const [columns, setColumns] = useState(chosenColumns);
  const [menu, setMenu] = useState<BulkMenu | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const place = usePlace(rows.list);
  const selecting = useSelection(rows.rows, place);
  const bulk = useBulk();
  useQueueKeys({ selecting, rows, openMenu: setMenu, find: () => input.current?.select() });
  const { selection, chosen, moves, followedRef, acts } = selecting;
  return (
    <>
      <Tools {...props} {...{ columns, setColumns, input }} leave={() => acts.move(selection.at === null ? 1 : 0)} />
      <section className="queue-frame" aria-label={t('tickets')}>
        <Changes rows={rows} />
        <Content {...props}>
          <Table
            key={rows.list}
            title={t('tickets')}
            columns={useFitting(columns)}
            sort={sortOf(props.queue, search)}
            setSort={(sort) => props.setSearch(withFilter(search, 'sort', sort))}
            {...{ rows, selection, moves, followedRef, acts, place }}
          />
        </Content>
        {chosen.length === 0 ? null : (
          <BulkBar tickets={chosen} extent={rows} run={(act) => bulk.start(act, chosen)} {...{ menu, setMenu, acts }} />
        )}
      </section>
      {bulk.run ? <BulkResults run={bulk.run} undo={bulk.undo} close={bulk.close} /> : null}
    </>
  );
}

interface ToolsProps extends BoardProps {
  columns: readonly ColumnName[];
  setColumns: (columns: readonly ColumnName[]) => void;
  input: RefObject<HTMLInputElement | null>;
  leave: () => void;
}

function Tools({ columns, setColumns, input, leave, ...props }: ToolsProps) {
  const { search, setSearch, rows } = props;
  const isNarrow = useIsNarrow();
  const choose = (next: readonly ColumnName[]) => {
    rememberColumns(next);
    setColumns(next);
  };
  return (
    <Group gap={8} justify="space-between" align="flex-start" wrap="nowrap">
      <Group gap={8} flex={1}>
        <SearchBox q={search.q} search={(q) => setSearch(withFilter(search, 'q', q))} isBusy={rows.isOld} {...{ input, leave }} />
        <Filters {...props} />
      </Group>
      {isNarrow ? null : <ColumnsMenu chosen={columns} choose={choose} />}
    </Group>
  );
}

function Filters({ queue, search, setSearch, rows }: BoardProps) {
  const tags = [...new Set(rows.rows.slice(0, 200).flatMap((row) => row.tags))];
  return <FilterBar {...{ search, setSearch }} kinds={useFilterKinds(queue, search, tags)} />;
}

function Content({ queue, search, setSearch, rows, reader, isNobodys, children }: BoardProps & { children: ReactNode }) {
  if (rows.error) return <Failure error={rows.error} retry={rows.retry} />;
  if (rows.isPending) return <Skeletons />;
  if (rows.rows.length > 0 && !isNobodys) return children;
  const { sort, view } = search;
  const clear = () => setSearch({ ...(sort ? { sort } : {}), ...(view ? { view } : {}) });
  return <Nothing {...{ queue, search, clear }} hasDepartment={reader.department !== null} />;
}

/** As high as the rows that are to come. */
function Skeletons() {
  const t = useWords(queueWords);
  return (
    <Stack gap={0} role="status" aria-label={t('tickets')} px="sm" pt={36}>
      {Array.from({ length: 12 }, (_, at) => (
        <div key={at} className="queue-skeleton">
          <Skeleton height={14} radius="sm" width={`${50 + ((at * 17) % 40)}%`} />
        </div>
      ))}
    </Stack>
  );
}

/** What waits to be shown: said once, quietly, over the list. */
function Changes({ rows: { changes, show } }: { rows: Rows }) {
  const t = useWords(queueWords);
  return (
    <div aria-live="polite" className="queue-pill">
      {changes > 0 ? (
        <UnstyledButton className="queue-changes" onClick={() => void show()}>
          {t('changes', { count: changes })}
        </UnstyledButton>
      ) : null}
    </div>
  );
}

const NAVIGATION = 236;
const AROUND = 64;
const listen = (changed: () => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};

/** Known before the first drawing, so that no column comes and goes. */
function useFitting(chosen: ReturnType<typeof chosenColumns>) {
  const width = useSyncExternalStore(listen, () => window.innerWidth);
  return useMemo(() => columnsWithin(width - (width > 768 ? NAVIGATION : 0) - AROUND, chosen), [width, chosen]);
}
