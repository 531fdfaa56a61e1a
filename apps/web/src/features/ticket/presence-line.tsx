import { Group, Text } from '@mantine/core';
import { Face } from '../../ui/marks';
import { useWords } from '../../words/words';
import type { Other } from './presence';
import { ticketWords } from './words';

const NAMED = 3;

/** Who else is here; its line is kept free when nobody is, so that nothing moves. */
export function PresenceLine({ others }: { others: readonly Other[] }) {
  const t = useWords(ticketWords);
  const named = [...others].sort((a, b) => Number(b.writing) - Number(a.writing)).slice(0, NAMED);
  return (
    <div className="ticket-presence-line" role="status">
      <Group gap="md" wrap="nowrap">
        {named.map(({ id, name, writing }) => (
          <Group key={id} gap={6} wrap="nowrap" miw={0}>
            <Face size={18} name={name} hidden />
            <Text size="xs" c="dimmed" truncate fw={writing ? 600 : undefined}>
              {t(writing ? 'present_writing' : 'present_reading', { name })}
            </Text>
          </Group>
        ))}
        {others.length > NAMED ? (
          <Text size="xs" c="dimmed">
            +{others.length - NAMED}
          </Text>
        ) : null}
      </Group>
    </div>
  );
}
