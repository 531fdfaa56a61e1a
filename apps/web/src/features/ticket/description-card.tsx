import { ActionIcon, Button, Group, Textarea } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Ticket } from '../../api/types';
import { useWords } from '../../words/words';
import { useEdits } from './acts';
import type { Message } from './conversation';
import { change } from './edits';
import { MessageCard } from './message';
import { talkWords } from './talk-words';

/** Characters of a long description that a conflict shows. */
const QUOTED = 300;

interface Props {
  message: Message;
  ticket: Ticket;
}

/** What the ticket began with, which may be put right where it stands. */
export function DescriptionCard({ message, ticket }: Props) {
  const t = useWords(talkWords);
  const [editing, setEditing] = useState(false);
  // Of the ticket itself: an edit shows there at once, in the timeline when it is done.
  const shown = { ...message, body: ticket.description };
  if (editing)
    return (
      <MessageCard message={shown}>
        <DescriptionField ticket={ticket} close={() => setEditing(false)} />
      </MessageCard>
    );
  const edit = (
    <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('edit_description')} onClick={() => setEditing(true)}>
      <IconPencil size={15} aria-hidden />
    </ActionIcon>
  );
  return <MessageCard message={shown} action={edit} />;
}

/** Saved by its button or Ctrl+Enter, never by leaving it: much may stand in it. */
function DescriptionField({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const t = useWords(talkWords);
  const { edit } = useEdits();
  const [begun] = useState(ticket);
  const [text, setText] = useState(ticket.description);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => input.current?.focus(), []);
  const save = () => {
    close();
    if (text === begun.description) return;
    void edit(change({ description: text }, quoted(text)), begun.revision);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  };
  return (
    <>
      <Textarea
        aria-label={t('description')}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        onKeyDown={onKeyDown}
        autosize
        minRows={3}
        maxRows={16}
        maxLength={100_000}
        ref={input}
      />
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button variant="default" size="xs" onClick={close}>
          {t('cancel')}
        </Button>
        <Button size="xs" onClick={save}>
          {t('save')}
        </Button>
      </Group>
    </>
  );
}

const quoted = (text: string): string => (text.length > QUOTED ? `${text.slice(0, QUOTED)} …` : text);
