import { Group, Text, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Keys } from '../../keyboard/keys';
import { useWords } from '../../words/words';
import { openPalette } from './open-palette';
import { shellWords } from './words';

export function SearchButton() {
  const t = useWords(shellWords);
  return (
    <UnstyledButton
      visibleFrom="sm"
      onClick={openPalette}
      style={{ flex: 1, maxWidth: 460, border: '1px solid var(--desk-line)', borderRadius: 8, padding: '5px 10px' }}
    >
      <Group justify="space-between" wrap="nowrap">
        <Group gap={8} wrap="nowrap" c="dimmed">
          <IconSearch size={16} aria-hidden />
          <Text size="sm">{t('search')}</Text>
        </Group>
        <Keys keys="$mod+k" />
      </Group>
    </UnstyledButton>
  );
}
