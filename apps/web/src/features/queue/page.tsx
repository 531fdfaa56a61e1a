/** A queue: its filters, its rows, and what is done to them by keys or in bulk. */
import { Text } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useMe } from '../../api/people';
import { Loading, Page } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { Board } from './board';
import { queueNames } from './names';
import { isQueue, listQueryOf, type Reader, type QueueName } from './queues';
import { type QueueSearch, readQueueSearch } from './search';
import { useRows } from './use-rows';
import { useViews } from './views-store';
import { ViewsMenu } from './views-menu';
import { queueWords } from './words';

export function QueuePage() {
  const { queue: named = '' } = useParams({ strict: false });
  const search = readQueueSearch(useSearch({ strict: false }));
  const me = useMe();
  if (!me || !isQueue(named)) return <Loading />;
  return <Queue queue={named} search={search} reader={{ id: me.actor.id, department: me.department }} />;
}

export interface QueueProps {
  queue: QueueName;
  search: QueueSearch;
  reader: Reader;
}

function Queue({ queue, search, reader }: QueueProps) {
  const t = useWords(queueWords);
  const names = useWords(queueNames);
  const formats = useFormats();
  const setSearch = useSetSearch(queue);
  const view = useViews().views.find(({ id }) => id === search.view);
  const query = listQueryOf(queue, search, reader);
  const isNobodys = queue === 'department' && reader.department === null;
  const rows = useRows(query, !isNobodys);
  const { total } = rows;
  return (
    <Page
      fills
      title={view?.name ?? names(queue)}
      beside={
        <Text c="dimmed" size="sm" className="tabular" role="status">
          {total === undefined ? '' : t('count', { count: total, shown: formats.number(total) })}
        </Text>
      }
      actions={<ViewsMenu {...{ queue, search, setSearch }} />}
    >
      <Board key={queue} {...{ queue, search, setSearch, rows, reader, isNobodys }} />
    </Page>
  );
}

function useSetSearch(queue: QueueName): (search: QueueSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    // What is typed letter by letter is one step of the way back.
    (search) => void navigate({ to: '/app/queue/$queue', params: { queue }, search, replace: true }),
    [navigate, queue],
  );
}
