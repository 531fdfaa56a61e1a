import { Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Ago, Face } from '../../ui/marks';
import { useWords } from '../../words/words';
import type { Message } from './conversation';
import { talkWords } from './talk-words';

interface Props {
  message: Message;
  /** What can be done with it. */
  action?: ReactNode;
  /** In place of its text. */
  children?: ReactNode;
}

/** One message. Text of people is shown as text, never as HTML. */
export function MessageCard({ message, action, children }: Props) {
  const t = useWords(talkWords);
  const { from, who, at, sending, edited } = message;
  const [name, kind] = [who.name, t(from)];
  return (
    <article className={`ticket-message ticket-message-${from}`} aria-label={`${kind}: ${name}`} data-sending={sending}>
      <Group gap="xs" mb={6} wrap="nowrap">
        <Face size={26} name={name} hidden />
        <Text size="sm" fw={600} truncate>
          {name}
        </Text>
        <Kind message={message} />
        <Text size="xs" c="dimmed" ml="auto" style={{ whiteSpace: 'nowrap' }} component="div">
          {sending ? (
            t('sending')
          ) : (
            <>
              {edited ? `${t('edited')} · ` : ''}
              <Ago at={at} />
            </>
          )}
        </Text>
        {action}
      </Group>
      {children ?? <Body text={message.body} />}
    </article>
  );
}

function Kind({ message: { from } }: { message: Message }) {
  const t = useWords(talkWords);
  if (from !== 'note')
    return (
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {t(from)}
      </Text>
    );
  return (
    <Badge className="ticket-note-badge" radius="sm" tt="none" leftSection={<IconLock size={12} aria-hidden />}>
      {t('note')}
    </Badge>
  );
}

const LONG = 2_400;

function Body({ text }: { text: string }) {
  const t = useWords(talkWords);
  const [all, setAll] = useState(false);
  const cut = !all && text.length > LONG;
  return (
    <>
      <Text size="sm" className="ticket-text">
        {cut ? `${text.slice(0, LONG)} …` : text}
      </Text>
      {cut ? (
        <UnstyledButton className="ticket-more" onClick={() => setAll(true)}>
          {t('show_all')}
        </UnstyledButton>
      ) : null}
    </>
  );
}
