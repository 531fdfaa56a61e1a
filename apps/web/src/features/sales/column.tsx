import { useDroppable } from '@dnd-kit/core';
import { ActionIcon, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ListedTicket, Pipeline, SalesStage } from '../../api/types';
import { Scrolled } from '../../ui/scrolled';
import { useFormats } from '../../words/formats';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { Card } from './card';
import type { Board } from './data';
import { isSettled, wholeEuros } from './pipeline';
import { salesWords } from './words';

export interface ColumnProps {
  stage: SalesStage;
  tickets: readonly ListedTicket[];
  reading: Board['readings'][SalesStage];
  sum: Pipeline['stages'][number] | undefined;
  /** What folds it, and unfolds it; only where it can be. */
  fold?: () => void;
  folded?: boolean;
}

export function Column(props: ColumnProps) {
  const { stage, tickets, reading, sum, fold, folded = false } = props;
  const { setNodeRef, isOver } = useDroppable({ id: stage });
  const label = useLabel();
  return (
    <section
      ref={setNodeRef}
      className="sales-column"
      data-stage={stage}
      data-over={isOver}
      data-folded={folded}
      aria-label={label(stage)}
    >
      {folded && fold ? (
        <Folded stage={stage} sum={sum} unfold={fold} />
      ) : (
        <>
          <ColumnHead stage={stage} sum={sum} {...(fold ? { fold } : {})} />
          <Cards stage={stage} tickets={tickets} reading={reading} />
        </>
      )}
    </section>
  );
}

export function Cards({ stage, tickets, reading }: Pick<ColumnProps, 'stage' | 'tickets' | 'reading'>) {
  const t = useWords(salesWords);
  const label = useLabel();
  if (reading.isPending)
    return (
      <div className="sales-cards">
        <Skeleton height={128} radius="md" />
        <Skeleton height={128} radius="md" />
      </div>
    );
  return (
    <Scrolled className="sales-cards" role="group" label={`${label(stage)}: ${t('tickets', { count: tickets.length })}`}>
      {tickets.length === 0 ? <None stage={stage} /> : null}
      {tickets.map((ticket) => (
        <Card key={ticket.id} ticket={ticket} settled={isSettled(stage)} />
      ))}
      {reading.hasNextPage ? (
        <Button
          variant="default"
          size="sm"
          mih={40}
          style={{ flexShrink: 0 }}
          loading={reading.isFetchingNextPage}
          onClick={() => void reading.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </Scrolled>
  );
}

/** In the first stage with what to do about it. */
function None({ stage }: Pick<ColumnProps, 'stage'>) {
  const t = useWords(salesWords);
  return (
    <>
      <Text size="sm" c="dimmed" ta="center" py="lg">
        {t('stage_none')}
      </Text>
      {stage === 'lead' ? (
        <Button
          component={Link}
          to="/app/new"
          variant="default"
          px="xs"
          h="auto"
          py={9}
          style={{ flexShrink: 0 }}
          styles={{ label: { whiteSpace: 'normal', textAlign: 'center' } }}
        >
          {t('new')}
        </Button>
      ) : null}
    </>
  );
}

interface HeadProps {
  stage: SalesStage;
  sum: ColumnProps['sum'];
  fold?: () => void;
}

function ColumnHead({ stage, sum, fold }: HeadProps) {
  const t = useWords(salesWords);
  const label = useLabel();
  return (
    <header className="sales-head">
      <Group justify="space-between" wrap="nowrap" gap={4} mih={28}>
        <Group gap={6} wrap="nowrap" style={{ minWidth: 0 }}>
          <Title order={2} fz="sm" className="sales-stage">
            {label(stage)}
          </Title>
          <Count sum={sum} />
        </Group>
        {fold ? (
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('collapse', { stage: label(stage) })} onClick={fold}>
            <IconChevronsRight size={16} aria-hidden />
          </ActionIcon>
        ) : null}
      </Group>
      <StageSums stage={stage} sum={sum} />
    </header>
  );
}

const Count = ({ sum }: Pick<HeadProps, 'sum'>) => (
  <Text span size="sm" c="dimmed" className="tabular" style={{ minWidth: 12 }}>
    {sum?.count ?? ''}
  </Text>
);

/** The weighted value of what is settled says nothing. */
export function StageSums({ stage, sum }: Pick<HeadProps, 'stage' | 'sum'>) {
  const t = useWords(salesWords);
  const formats = useFormats();
  return (
    <div className="sales-sums tabular" aria-live="off">
      <Text span size="sm" fw={600}>
        {sum ? formats.money(wholeEuros(sum.value)) : '\u00a0'}
      </Text>
      <Text span size="xs" c="dimmed">
        {sum && !isSettled(stage) ? t('weighted_short', { value: formats.money(wholeEuros(sum.weighted_value)) }) : '\u00a0'}
      </Text>
    </div>
  );
}

function Folded({ stage, sum, unfold }: { stage: SalesStage; sum: ColumnProps['sum']; unfold: () => void }) {
  const t = useWords(salesWords);
  const label = useLabel();
  const formats = useFormats();
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('expand', { stage: label(stage) })} onClick={unfold}>
        <IconChevronsLeft size={16} aria-hidden />
      </ActionIcon>
      <div className="sales-folded-words">
        <Title order={2} fz="sm">
          {label(stage)}
        </Title>
        <Count sum={sum} />
        <Text span size="sm" fw={600} className="tabular">
          {sum ? formats.money(wholeEuros(sum.value)) : ''}
        </Text>
      </div>
    </>
  );
}
