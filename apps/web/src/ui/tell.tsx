/** What was done, what failed, and the way back. Read aloud; a failure stays until it is closed. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useExplain } from '../words/errors';
import { useWords } from '../words/words';
import { uiWords } from './words';

export interface Tell {
  done: (text: string, undo?: () => void) => void;
  /** @param more what one can do instead */
  failed: (error: unknown, more?: string) => void;
}

const SHOWN_FOR = 6_000;

export function useTell(): Tell {
  const explain = useExplain();
  const t = useWords(uiWords);
  return useMemo(() => {
    const closing = { closeButtonProps: { 'aria-label': t('close') } };
    return {
      done(text, undo) {
        const id = notifications.show({
          ...closing,
          autoClose: SHOWN_FOR,
          message: undo ? <WithUndo text={text} word={t('undo')} undo={() => (notifications.hide(id), undo())} /> : text,
        });
      },
      failed(error, more) {
        const message = more === undefined ? explain(error) : `${explain(error)} ${more}`;
        notifications.show({ ...closing, color: 'red', autoClose: false, role: 'alert', message });
      },
    };
  }, [explain, t]);
}

function WithUndo({ text, word, undo }: { text: string; word: string; undo: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{text}</Text>
      <Button size="compact-sm" variant="subtle" onClick={undo}>
        {word}
      </Button>
    </Group>
  );
}
