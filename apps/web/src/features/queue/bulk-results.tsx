/** How each ticket of an act on many came out. Stays until it is closed. */
import { Button, CloseButton, Group, Loader, Paper, ScrollArea, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useExplain } from '../../words/errors';
import { useWords } from '../../words/words';
import { type BulkItem, type BulkRun, type Outcome, tallyOf } from './bulk';
import { bulkWords } from './bulk-words';

export function BulkResults({ run, undo, close }: { run: BulkRun; undo: () => void; close: () => void }) {
  const t = useWords(bulkWords);
  const tally = tallyOf(run);
  return (
    <Paper component="section" withBorder shadow="lg" radius="md" className="queue-results" aria-label={t('results')}>
      <Stack gap={6} p="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={600} size="sm">
              {run.title}
            </Text>
            <Summary run={run} />
          </div>
          <Group gap={4} wrap="nowrap">
            {tally.undoable > 0 && tally.waiting === 0 ? (
              <Button size="compact-sm" variant="light" leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={undo}>
                {t('undo')}
              </Button>
            ) : null}
            <CloseButton aria-label={t('close')} onClick={close} />
          </Group>
        </Group>
        <ScrollArea.Autosize mah={260} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('results') }}>
          <Stack component="ul" gap={2} m={0} p={0} style={{ listStyle: 'none' }}>
            {refusedFirst(run).map((item) => (
              <Item key={item.ticket.id} item={item} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Stack>
    </Paper>
  );
}

function Summary({ run }: { run: BulkRun }) {
  const t = useWords(bulkWords);
  const tally = tallyOf(run);
  const told = (['done', 'undone', 'refused', 'waiting'] as const).filter((state) => tally[state] > 0);
  return (
    <Text size="sm" c="dimmed" className="tabular" role="status">
      {told.map((state) => t(state, { count: tally[state] })).join(' · ')}
    </Text>
  );
}

/** In the order of the list while it runs; then what failed comes first. */
function refusedFirst(run: BulkRun): readonly BulkItem[] {
  if (tallyOf(run).waiting > 0) return run.items;
  const isRefused = ({ outcome }: BulkItem) => outcome.state === 'refused';
  return [...run.items.filter(isRefused), ...run.items.filter((item) => !isRefused(item))];
}

function Item({ item: { ticket, outcome } }: { item: BulkItem }) {
  const explain = useExplain();
  return (
    <Group component="li" gap={8} wrap="nowrap" align="flex-start" py={3}>
      <Sign outcome={outcome} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" truncate>
          <Link to="/app/tickets/$ticket" params={{ ticket: ticket.ticket_number ?? ticket.id }} className="queue-result-link">
            {ticket.ticket_number ?? ''} {ticket.subject}
          </Link>
        </Text>
        {outcome.state === 'refused' ? (
          <Text size="xs" c="var(--desk-late)">
            {explain(outcome.error)}
          </Text>
        ) : null}
      </div>
    </Group>
  );
}

function Sign({ outcome: { state } }: { outcome: Outcome }) {
  const t = useWords(bulkWords);
  const look = { size: 17, role: 'img', 'aria-label': t(`state_${state}`), style: { flexShrink: 0, marginTop: 2 } } as const;
  switch (state) {
    case 'waiting':
      return <Loader size={15} mt={3} role="img" aria-label={t('state_waiting')} />;
    case 'done':
      return <IconCircleCheck {...look} color="var(--desk-fine)" />;
    case 'undone':
      return <IconArrowBackUp {...look} />;
    case 'refused':
      return <IconCircleX {...look} color="var(--desk-late)" />;
  }
}
