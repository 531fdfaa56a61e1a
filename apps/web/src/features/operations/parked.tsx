import './operations.css';
import { Anchor, Badge, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ticketQuery } from '../../api/queries';
import { Ago } from '../../ui/marks';
import { Empty, Failure, Page } from '../../ui/page';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { useRetry } from './parked/use-retry';
import { parkedWords } from './parked/words';
import { type Parked, parkedQuery } from './queries';

/** Work that failed again and again, and the way to try it again. */
export function ParkedPage() {
  const t = useWords(parkedWords);
  const { data, error, refetch } = useQuery(parkedQuery);
  const retry = useRetry();
  const items = data?.items ?? [];
  const retryAll = async () => {
    // One after another, so that each outcome can be told; one that fails again stays, and the next has its turn.
    for (const work of items) await retry.mutateAsync(work).catch(() => undefined);
  };
  const actions =
    items.length > 1 ? (
      <Button variant="default" loading={retry.isPending} onClick={() => void retryAll()}>
        {t('retry_all')}
      </Button>
    ) : null;
  return (
    <Page title={t('title')} beside={items.length > 0 ? <Badge variant="default">{items.length}</Badge> : null} actions={actions}>
      <Text c="dimmed" size="sm" mt={-8} maw={760}>
        {t('intro')}
      </Text>
      {data ? <List items={items} /> : error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton height={220} />}
    </Page>
  );
}

function List({ items }: { items: readonly Parked[] }) {
  const t = useWords(parkedWords);
  if (items.length === 0)
    return (
      <div className="panel">
        <Empty title={t('none')} icon={<IconCircleCheck size={28} color="var(--desk-fine)" aria-hidden />}>
          {t('none_more')}
        </Empty>
      </div>
    );
  return (
    <Stack gap="sm" component="ul" className="parked" aria-label={t('caption')}>
      {items.map((work) => (
        <Work key={`${work.consumer} ${work.ticket_id}`} work={work} />
      ))}
    </Stack>
  );
}

/** A card, not a row of a table: why it failed is a sentence, and the most important of it. */
function Work({ work }: { work: Parked }) {
  const t = useWords(parkedWords);
  const retry = useRetry();
  const { data: ticket } = useQuery(ticketQuery(work.ticket_id));
  const number = ticket?.ticket_number ?? work.ticket_id.slice(0, 8);
  return (
    <li className="panel parked-work">
      <div>
        <Text size="sm">
          <b>{work.consumer}</b> · {work.event_type} ·{' '}
          <Anchor component={Link} to={`/app/tickets/${ticket?.ticket_number ?? work.ticket_id}`} size="sm" underline="always">
            {number}
          </Anchor>
        </Text>
        <Text my={4} style={{ overflowWrap: 'anywhere' }}>
          {work.error}
        </Text>
        <Figures work={work} />
      </div>
      <Button
        variant="default"
        loading={retry.isPending}
        onClick={() => retry.mutate(work)}
        aria-label={t('retry_one', { ticket: number, service: work.consumer })}
      >
        {t('retry')}
      </Button>
    </li>
  );
}

function Figures({ work }: { work: Parked }) {
  const t = useWords(parkedWords);
  const formats = useFormats();
  return (
    <Text size="sm" c="dimmed" className="tabular">
      {t('attempts')} {formats.number(work.attempts)} · {t('waiting')} {formats.number(work.waiting)} · {t('since')}{' '}
      <Ago at={work.parked_at} />
    </Text>
  );
}
