/** What the ticket is: its number, its subject, and the way back. */
import { ActionIcon, Group, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Ticket } from '../../api/types';
import { PriorityMark, StatusBadge, TypeMark } from '../../ui/marks';
import { NextClockChip } from '../../ui/clock-chip';
import { useTooLong } from '../../ui/too-long';
import { useWords } from '../../words/words';
import { useEdits } from './acts';
import { change } from './edits';
import { ticketWords } from './words';

interface Props {
  ticket: Ticket;
  readOnly: boolean;
  editing: boolean;
  setEditing: (editing: boolean) => void;
  goBack: () => void;
  menu: ReactNode;
}

/** Of the field and of what opens it: the one stands where the other was. */
const SUBJECT = 'ticket-subject';

export function Head({ ticket, readOnly, editing, setEditing, goBack, menu }: Props) {
  const t = useWords(ticketWords);
  return (
    <header className="ticket-head">
      <Group gap="xs" wrap="nowrap" mb={4}>
        <Tooltip label={t('back')}>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('back')} onClick={goBack}>
            <IconArrowLeft size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <TypeMark type={ticket.ticket_type} />
        <Text size="sm" c="dimmed" className="tabular" truncate>
          {ticket.ticket_number ?? t('number_follows')} · {ticket.business_entity}
        </Text>
        <Group ml="auto" gap={4} wrap="nowrap">
          {menu}
        </Group>
      </Group>
      {editing && !readOnly ? (
        <SubjectField ticket={ticket} close={() => setEditing(false)} />
      ) : (
        <Subject text={ticket.subject} edit={readOnly ? undefined : () => setEditing(true)} />
      )}
      <Summary ticket={ticket} />
    </header>
  );
}

/** @param edit undefined where it can't be */
function Subject({ text, edit }: { text: string; edit: (() => void) | undefined }) {
  const t = useWords(ticketWords);
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" mih={36}>
      <Title order={1} className="ticket-subject" lineClamp={3} title={text}>
        {text}
      </Title>
      {edit ? (
        <ActionIcon id={SUBJECT} variant="subtle" color="gray" size={32} aria-label={t('edit_subject')} onClick={edit}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      ) : null}
    </Group>
  );
}

/** On the phone, where the rest stands below the conversation. */
function Summary({ ticket }: { ticket: Ticket }) {
  return (
    <Group gap="sm" className="ticket-summary" mt={4}>
      <StatusBadge status={ticket.status} />
      <PriorityMark priority={ticket.priority} named />
      <NextClockChip ticket={ticket} />
    </Group>
  );
}

/** Characters that the desk takes. */
const LONGEST = 300;

/** Enter or leaving it saves, Escape does not. What others changed since it was opened is shown first. */
function SubjectField({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const t = useWords(ticketWords);
  const { edit } = useEdits();
  const [begun] = useState(ticket);
  const [subject, setSubject] = useState(ticket.subject);
  const done = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const text = subject.trim();
  const tooLong = useTooLong(text, LONGEST);
  const wrong = text === '' ? t('subject_needed') : tooLong;
  const end = (save: boolean) => {
    if (done.current || (save && wrong)) return;
    done.current = true;
    close();
    if (save && text !== begun.subject) void edit(change({ subject: text }, `“${text}”`), begun.revision);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') end(true);
    if (key === 'Escape') end(false);
  };
  return (
    <>
      <Title order={1} className="ticket-visually-hidden">
        {ticket.subject}
      </Title>
      <TextInput
        id={SUBJECT}
        aria-label={t('subject')}
        value={subject}
        onChange={({ currentTarget: { value } }) => setSubject(value)}
        onKeyDown={onKeyDown}
        onBlur={() => end(true)}
        error={wrong}
        ref={input}
        styles={{ input: { fontSize: 20, fontWeight: 700, height: 36 } }}
      />
    </>
  );
}
