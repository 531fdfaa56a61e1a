import { Group, Kbd, Text } from '@mantine/core';
import { defineWords, useWords } from '../words/words';

const words = defineWords({ then: 'then' }, { then: 'dan' });
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A shortcut as it is written on keys. */
export function Keys({ keys }: { keys: string }) {
  const t = useWords(words);
  return (
    <Group gap={4} wrap="nowrap">
      {keys.split(' ').map((chord, at) => (
        <Group gap={4} key={chord + String(at)} wrap="nowrap">
          {at > 0 ? <Text size="xs">{t('then')}</Text> : null}
          <Kbd size="sm">{readable(chord)}</Kbd>
        </Group>
      ))}
    </Group>
  );
}

const readable = (chord: string): string =>
  chord
    .replace('$mod', isMac ? '⌘' : 'Ctrl')
    .replace('Shift+?', '?')
    .replace('ArrowDown', '↓')
    .replace('ArrowUp', '↑')
    .replaceAll('+', ' ');
