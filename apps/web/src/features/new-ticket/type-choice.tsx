import { Kbd, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import type { TicketType } from '../../api/types';
import { useShortcuts } from '../../keyboard/shortcuts';
import { TypeMark } from '../../ui/marks';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import './new-ticket.css';
import { newTicketWords } from './words';

export function TypeChoice({ types, choose }: { types: readonly TicketType[]; choose: (type: TicketType) => void }) {
  const t = useWords(newTicketWords);
  const label = useLabel();
  useShortcuts(
    types.map((type, at) => ({
      keys: String(at + 1),
      does: t('choose', { type: label(type) }),
      group: t('group'),
      run: () => choose(type),
    })),
  );
  return (
    <Stack gap="sm" maw={1000}>
      <Text c="dimmed">{t('what')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
        {types.map((type, at) => (
          <UnstyledButton key={type} className="new-ticket-type" onClick={() => choose(type)}>
            <TypeMark type={type} size={40} />
            <Text fw={650} size="lg" mt="sm">
              {label(type)}
            </Text>
            <Text size="sm" c="dimmed" mt={4} flex={1}>
              {t(`${type}_more`)}
            </Text>
            <Text size="xs" c="dimmed" mt="md" visibleFrom="sm" aria-hidden>
              <Kbd size="xs">{at + 1}</Kbd>
            </Text>
          </UnstyledButton>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
