import { Group, Text, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconClockEdit,
  IconClockPause,
  IconClockPlay,
  IconClockX,
  IconHash,
  IconLock,
  IconMessage,
  IconTicket,
  IconArrowRight,
  IconClockCheck,
  IconFlag,
  IconMail,
  IconMailX,
  IconPencil,
  IconStar,
  IconTargetArrow,
  IconUser,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { TimelineItem } from '../../api/types';
import { Ago } from '../../ui/marks';
import { useWords } from '../../words/words';
import { talkWords } from './talk-words';
import { useSentence } from './use-sentence';

const SHOWN = 3;

/** What happened between two messages, in small lines: the latest few, and the rest when asked for. */
export function HappeningLines({ items }: { items: readonly TimelineItem[] }) {
  const t = useWords(talkWords);
  const [all, setAll] = useState(false);
  const hidden = items.length > SHOWN ? items.length - SHOWN + 1 : 0;
  return (
    <div className="ticket-happenings">
      {hidden > 0 ? (
        <UnstyledButton className="ticket-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('changes', { count: hidden })}
        </UnstyledButton>
      ) : null}
      {(all ? items : items.slice(hidden)).map((item) => (
        <HappeningLine key={item.id} item={item} />
      ))}
    </div>
  );
}

const icons: Record<string, typeof IconMail> = {
  TicketOpened: IconTicket,
  ReplyAdded: IconMessage,
  NoteAdded: IconLock,
  TicketReferred: IconArrowForwardUp,
  NumberAssigned: IconHash,
  ClockStarted: IconClockPlay,
  ClockPaused: IconClockPause,
  ClockResumed: IconClockPlay,
  ClockRetargeted: IconClockEdit,
  ClockCancelled: IconClockX,
  StatusChanged: IconArrowRight,
  TicketAssigned: IconUser,
  PriorityChanged: IconFlag,
  SalesStageChanged: IconTargetArrow,
  TicketConverted: IconTargetArrow,
  TicketRated: IconStar,
  ClockMet: IconClockCheck,
  ClockBreached: IconAlertTriangle,
  EscalationReached: IconAlertTriangle,
  MailSent: IconMail,
  MailRefused: IconMailX,
  MailSuppressed: IconMailX,
};
const alarming = new Set(['ClockBreached', 'MailRefused']);

export function HappeningIcon({ type, size = 14 }: { type: string; size?: number }) {
  const Icon = icons[type] ?? IconPencil;
  return (
    <Icon size={size} aria-hidden style={{ flexShrink: 0 }} color={alarming.has(type) ? 'var(--desk-late)' : 'currentColor'} />
  );
}

function HappeningLine({ item }: { item: TimelineItem }) {
  const sentence = useSentence();
  const who = item.actor.kind === 'system' ? null : item.actor.name;
  return (
    <Group gap={8} wrap="nowrap" align="flex-start" c="dimmed" className="ticket-happening">
      <HappeningIcon type={item.type} />
      <Text size="xs" flex={1} component="div">
        {who === null ? '' : `${who} · `}
        {sentence(item)}
      </Text>
      <Text size="xs" component="div" style={{ whiteSpace: 'nowrap' }}>
        <Ago at={item.occurred_at} />
      </Text>
    </Group>
  );
}
