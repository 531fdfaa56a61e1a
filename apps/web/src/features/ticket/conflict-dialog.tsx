import { Button, Group, List, Modal, Paper, Stack, Text } from '@mantine/core';
import type { TimelineItem } from '../../api/types';
import { Ago } from '../../ui/marks';
import { useWords } from '../../words/words';
import type { Conflict } from './acts';
import { isEvent } from './event-of';
import { conflictWords } from './conflict-words';
import { useSentence } from './use-sentence';

interface Props {
  conflict: Conflict | null;
  keepTheirs: () => void;
  mineAnyway: (conflict: Conflict) => void;
}

/** What others changed while one edited: to keep it, or to overwrite it knowingly. */
export function ConflictDialog({ conflict, keepTheirs, mineAnyway }: Props) {
  const t = useWords(conflictWords);
  return (
    <Modal opened={conflict !== null} onClose={keepTheirs} title={t('title')} size="lg">
      {conflict ? (
        <Stack>
          <Theirs conflict={conflict} />
          <div>
            <Text size="sm" fw={600}>
              {t('mine')}
            </Text>
            <Text size="sm" className="ticket-text" mah={220} style={{ overflow: 'auto' }}>
              {conflict.edit.mine}
            </Text>
          </div>
          <Text size="sm" c="dimmed">
            {t('nothing_lost')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => mineAnyway(conflict)}>
              {t('mine_anyway')}
            </Button>
            <Button onClick={keepTheirs} data-autofocus>
              {t('keep_theirs')}
            </Button>
          </Group>
        </Stack>
      ) : null}
    </Modal>
  );
}

function Theirs({ conflict: { theirs } }: { conflict: Conflict }) {
  const t = useWords(conflictWords);
  const sentence = useSentence();
  return (
    <Paper withBorder p="sm" bg="var(--desk-ground)">
      <Text size="sm" fw={600} mb={4}>
        {t('theirs')}
      </Text>
      <List size="sm" spacing={4} listStyleType="none">
        {theirs.map((change) => (
          <List.Item key={change.id} style={{ overflowWrap: 'anywhere' }}>
            <b>{change.actor.name}</b> · {sentence(change)} ·{' '}
            <Text span c="dimmed" size="sm">
              <Ago at={change.occurred_at} />
            </Text>
            <TheirText change={change} />
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}

/** A sentence names a description that was changed; here it is about what it says now. */
function TheirText({ change }: { change: TimelineItem }) {
  const text = isEvent(change, 'TicketEdited') ? change.data.changes.description : undefined;
  if (text === undefined) return null;
  return (
    <Text size="sm" className="ticket-text" mah={220} mt={4} style={{ overflow: 'auto' }}>
      {text}
    </Text>
  );
}
