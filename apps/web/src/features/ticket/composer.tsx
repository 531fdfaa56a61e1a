/** Where one answers the customer or notes something for colleagues: two modes that look apart, each with its own draft. */
import { Button, Group, Kbd, SegmentedControl, Text, Textarea } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import type { Ticket } from '../../api/types';
import { useTooLong } from '../../ui/too-long';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import type { Drafts, Mode } from './draft';
import { MoveDialog } from './move-dialog';
import { isOver, type Move, movesWithReply } from './moves';
import { SendAndMove } from './send-and-move';
import { talkWords } from './talk-words';
import type { Writing } from './use-writing';

/** Characters that the desk takes. */
const LONGEST = 100_000;

interface Props {
  ticket: Ticket;
  mode: Mode;
  setMode: (mode: Mode) => void;
  drafts: Drafts;
  input: Ref<HTMLTextAreaElement>;
  /** Whether somebody is in it. */
  setInside: (inside: boolean) => void;
  send: Writing['send'];
}

export function Composer(props: Props) {
  const { ticket, drafts, setInside, send } = props;
  const mode = isOver(ticket) ? 'note' : props.mode;
  const [asking, setAsking] = useState<Move | null>(null);
  const text = drafts.drafts[mode];
  const tooLong = useTooLong(text, LONGEST);
  const cannotBeSent = text.trim() === '' || tooLong !== undefined;
  return (
    <div className="ticket-composer" data-mode={mode}>
      <Group justify="space-between" mb={6} gap="xs">
        <ModeChoice {...props} mode={mode} />
        <Hint ticket={ticket} mode={mode} />
      </Group>
      <TextField {...props} mode={mode} setInside={setInside} tooLong={tooLong} />
      <Group justify="flex-end" mt={8} gap="xs">
        <Text size="xs" c="dimmed" visibleFrom="sm" mr="auto" component="div">
          <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd>
        </Text>
        <SendButtons
          mode={mode}
          disabled={cannotBeSent}
          moves={mode === 'reply' ? movesWithReply(ticket) : []}
          send={() => void send(mode)}
          sendAnd={(move) => (move.asks === null ? void send(mode, { move }) : setAsking(move))}
        />
      </Group>
      <MoveDialog move={asking} close={() => setAsking(null)} confirm={(move, told) => send(mode, { move, told })} />
    </div>
  );
}

function ModeChoice({ ticket, mode, setMode }: Pick<Props, 'ticket' | 'mode' | 'setMode'>) {
  const t = useWords(talkWords);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('mode')}
      value={mode}
      onChange={setMode}
      color={mode === 'note' ? 'yellow' : undefined}
      data={[
        { value: 'reply', label: t('reply'), disabled: isOver(ticket) },
        { value: 'note', label: t('internal_note') },
      ]}
    />
  );
}

function Hint({ ticket, mode }: Pick<Props, 'ticket' | 'mode'>) {
  const t = useWords(talkWords);
  const label = useLabel();
  const text = isOver(ticket)
    ? t('over', { status: label(ticket.status).toLowerCase() })
    : mode === 'note'
      ? t('note_for')
      : t('reply_to', { name: ticket.contact.name });
  return (
    <Group gap={4} wrap="nowrap" c="dimmed" miw={0}>
      {mode === 'note' ? <IconLock size={14} aria-hidden /> : null}
      <Text size="xs" truncate>
        {text}
      </Text>
    </Group>
  );
}

function TextField({ mode, drafts, input, setInside, send, tooLong }: Props & { tooLong: string | undefined }) {
  const t = useWords(talkWords);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!tooLong) void send(mode);
  };
  return (
    <Textarea
      ref={input}
      aria-label={t(mode === 'note' ? 'write_note' : 'write_reply')}
      placeholder={t(mode === 'note' ? 'write_note' : 'write_reply')}
      value={drafts.drafts[mode]}
      onChange={({ currentTarget: { value } }) => drafts.write(mode, value)}
      onKeyDown={onKeyDown}
      onFocus={() => setInside(true)}
      onBlur={() => setInside(false)}
      autosize
      minRows={2}
      maxRows={12}
      error={tooLong}
    />
  );
}

interface Buttons {
  mode: Mode;
  disabled: boolean;
  moves: readonly Move[];
  send: () => void;
  sendAnd: (move: Move) => void;
}
function SendButtons({ mode, disabled, moves, send, sendAnd }: Buttons) {
  const t = useWords(talkWords);
  const note = mode === 'note';
  return (
    <Button.Group>
      <Button
        color={note ? 'yellow' : undefined}
        leftSection={note ? <IconLock size={16} aria-hidden /> : <IconSend size={16} aria-hidden />}
        disabled={disabled}
        onClick={send}
      >
        {t(note ? 'add_note' : 'send_reply')}
      </Button>
      {moves.length > 0 ? <SendAndMove moves={moves} disabled={disabled} choose={sendAnd} /> : null}
    </Button.Group>
  );
}
