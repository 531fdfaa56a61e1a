/** An empty queue: why it is empty, kindly, and what one can do about it. */
import { Button, Group } from '@mantine/core';
import { IconConfetti, IconMoodSmile, IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { desk } from '../../api/client';
import { ticketKeys } from '../../api/queries';
import type { QueueName } from './queues';
import { Empty, Loading } from '../../ui/page';
import { useWords } from '../../words/words';
import { isFiltered, type QueueSearch } from './search';
import { viewWords } from './view-words';

interface NothingProps {
  queue: QueueName;
  search: QueueSearch;
  clear: () => void;
  /** Of the reader. */
  hasDepartment: boolean;
}

export function Nothing({ queue, search, clear, hasDepartment }: NothingProps) {
  const first = useIsFirstRun(!isFiltered(search));
  if (first === undefined) return <Loading />;
  if (first) return <FirstRun />;
  if (isFiltered(search)) return <NothingFits q={search.q} clear={clear} />;
  return <AllDone queue={queue === 'department' && !hasDepartment ? 'no_department' : queue} />;
}

/** @returns undefined while it is not known */
function useIsFirstRun(asks: boolean): boolean | undefined {
  const { data, isError } = useQuery({
    queryKey: [...ticketKeys.all, 'any'],
    queryFn: ({ signal }) => desk.get('/tickets', { params: { query: { limit: 1 } }, signal }),
    enabled: asks,
  });
  if (!asks || isError) return false;
  return data && data.total === 0;
}

function FirstRun() {
  const t = useWords(viewWords);
  return (
    <Empty title={t('first')} icon={<IconConfetti size={34} stroke={1.5} aria-hidden />}>
      {t('first_more')}
      <Group justify="center" mt="md" gap="xs">
        <Button component={Link} to="/app/start">
          {t('first_steps')}
        </Button>
        <Button component={Link} to="/app/new" variant="default">
          {t('new_ticket')}
        </Button>
      </Group>
    </Empty>
  );
}

function NothingFits({ q, clear }: { q: string | undefined; clear: () => void }) {
  const t = useWords(viewWords);
  return (
    <Empty
      title={q === undefined ? t('filtered') : t('searched', { q })}
      icon={<IconSearchOff size={34} stroke={1.5} aria-hidden />}
    >
      {t(q === undefined ? 'filtered_more' : 'searched_more')}
      <Group justify="center" mt="md">
        <Button variant="default" onClick={clear}>
          {t('clear')}
        </Button>
      </Group>
    </Empty>
  );
}

const onward: Partial<Record<string, { to: string; word: 'to_unassigned' | 'to_all' }>> = {
  mine: { to: '/app/queue/unassigned', word: 'to_unassigned' },
  no_department: { to: '/app/queue/all', word: 'to_all' },
};

function AllDone({ queue }: { queue: QueueName | 'no_department' }) {
  const t = useWords(viewWords);
  const next = onward[queue];
  return (
    <Empty title={t(queue)} icon={<IconMoodSmile size={34} stroke={1.5} aria-hidden />}>
      {t(`${queue}_more`)}
      {next ? (
        <Group justify="center" mt="md">
          <Button component={Link} to={next.to} variant="default">
            {t(next.word)}
          </Button>
        </Group>
      ) : null}
    </Empty>
  );
}
