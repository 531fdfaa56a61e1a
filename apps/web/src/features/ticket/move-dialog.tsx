import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../words/words';
import type { Move } from './moves';
import type { Told } from './use-move';
import { ticketWords } from './words';

interface Props {
  /** Null: closed. */
  move: Move | null;
  close: () => void;
  /** @returns whether it was done: else it stays open, with what was written */
  confirm: (move: Move, told: Told) => Promise<boolean>;
}

/** Asks what solved it, or why it is cancelled. */
export function MoveDialog({ move, close, confirm }: Props) {
  const t = useWords(ticketWords);
  // It outlives the dialog: what was closed by mistake is there again.
  const [text, setText] = useState('');
  const confirmed: Props['confirm'] = async (...answer) => {
    const isDone = await confirm(...answer);
    if (isDone) setText('');
    return isDone;
  };
  return (
    <Modal opened={move !== null} onClose={close} title={t(move?.asks === 'reason' ? 'cancel_title' : 'resolve_title')}>
      {move ? <Question {...{ move, close, text, setText }} confirm={confirmed} /> : null}
    </Modal>
  );
}

interface QuestionProps extends Props {
  move: Move;
  text: string;
  setText: (text: string) => void;
}

function Question({ move, close, confirm, text, setText }: QuestionProps) {
  const t = useWords(ticketWords);
  const asks = move.asks ?? 'resolution';
  const [isUnderWay, setUnderWay] = useState(false);
  const done = async (event: FormEvent) => {
    event.preventDefault();
    if (isUnderWay) return;
    setUnderWay(true);
    const isDone = await confirm(move, { [asks]: text.trim() === '' ? null : text });
    setUnderWay(false);
    if (isDone) close();
  };
  return (
    <form onSubmit={(event) => void done(event)}>
      <Stack>
        <Textarea
          label={t(asks)}
          description={t(`${asks}_hint`)}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void done(event)}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={asks === 'reason' ? 2_000 : 100_000}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('keep')}
          </Button>
          <Button type="submit" loading={isUnderWay} color={move.to === 'cancelled' ? 'red' : undefined}>
            {t(move.word)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
