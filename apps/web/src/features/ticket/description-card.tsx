import { ActionIcon, Button, Group, Textarea } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useMe } from '../../api/people';
import type { Ticket } from '../../api/types';
import { remembered } from '../../app/remembered';
import { useTooLong } from '../../ui/too-long';
import { useWords } from '../../words/words';
import { useEdits } from './acts';
import type { Message } from './conversation';
import { change } from './edits';
import { MessageCard } from './message';
import { talkWords } from './talk-words';

/** Characters that the desk takes. */
const LONGEST = 100_000;

interface Props {
  message: Message;
  ticket: Ticket;
}

/** What was typed, and which revision was shown when that began: it outlives the page. */
interface Draft {
  text: string;
  from: number;
}
function useDraft(ticket: Ticket) {
  const who = useMe()?.actor.id ?? '';
  const [kept] = useState(() => remembered<Draft | null>(`eventdesk.draft.${who}.${ticket.id}.description`, null));
  const [draft, setDraft] = useState(() => kept.read());
  return {
    draft,
    write: (next: Draft) => {
      kept.write(next);
      setDraft(next);
    },
    forget: () => {
      kept.forget();
      setDraft(null);
    },
  };
}

/** What the ticket began with, which may be put right where it stands. */
export function DescriptionCard({ message, ticket }: Props) {
  const t = useWords(talkWords);
  const { draft, write, forget } = useDraft(ticket);
  const pencil = useRef<HTMLButtonElement>(null);
  const close = () => {
    forget();
    requestAnimationFrame(() => pencil.current?.focus());
  };
  // Of the ticket itself: an edit shows there at once, in the timeline when it is done.
  const shown = { ...message, body: ticket.description };
  if (draft)
    return (
      <MessageCard message={shown}>
        <DescriptionField ticket={ticket} draft={draft} write={write} close={close} />
      </MessageCard>
    );
  const begin = () => write({ text: ticket.description, from: ticket.revision });
  const edit = (
    <ActionIcon ref={pencil} variant="subtle" color="gray" size={28} aria-label={t('edit_description')} onClick={begin}>
      <IconPencil size={15} aria-hidden />
    </ActionIcon>
  );
  return <MessageCard message={shown} action={edit} />;
}

interface FieldProps {
  ticket: Ticket;
  draft: Draft;
  write: (draft: Draft) => void;
  close: () => void;
}

/** Saved by its button or Ctrl+Enter, never by leaving it: much may stand in it. It stays until the desk has it. */
function DescriptionField({ ticket, draft: { text, from }, write, close }: FieldProps) {
  const t = useWords(talkWords);
  const { save, isSaving } = useSave({ ticket, draft: { text, from }, write, close });
  const tooLong = useTooLong(text, LONGEST);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => input.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !tooLong) save();
  };
  return (
    <>
      <Textarea
        aria-label={t('description')}
        value={text}
        onChange={({ currentTarget: { value } }) => write({ text: value, from })}
        onKeyDown={onKeyDown}
        autosize
        minRows={3}
        maxRows={16}
        error={tooLong}
        ref={input}
      />
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button variant="default" size="xs" onClick={close} disabled={isSaving}>
          {t('cancel')}
        </Button>
        <Button size="xs" onClick={save} loading={isSaving} disabled={tooLong !== undefined}>
          {t('save')}
        </Button>
      </Group>
    </>
  );
}

/** After others changed it, too, and whoever edits was asked, what they do next is for the ticket as it is since. */
function useSave({ ticket, draft: { text, from }, write, close }: FieldProps) {
  const { edit } = useEdits();
  const [isSaving, setSaving] = useState(false);
  const latest = useRef(ticket);
  useEffect(() => void (latest.current = ticket));
  const wasAsked = useRef(false);
  // They chose theirs over the others'.
  useEffect(() => {
    if (wasAsked.current && ticket.description === text) close();
  });
  const save = async () => {
    if (text === ticket.description) return close();
    setSaving(true);
    const outcome = await edit(change({ description: text }, text), from);
    setSaving(false);
    if (outcome === 'done') return close();
    wasAsked.current = outcome === 'asked';
    if (outcome === 'asked') write({ text, from: latest.current.revision });
  };
  return { isSaving, save: () => void (isSaving || save()) };
}
