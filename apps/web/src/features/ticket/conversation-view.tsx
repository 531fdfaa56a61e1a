import { Text, UnstyledButton } from '@mantine/core';
import { type Ref, useState } from 'react';
import { useWords } from '../../words/words';
import type { Entry } from './conversation';
import { HappeningLines } from './happenings';
import { MessageCard } from './message';
import { talkWords } from './talk-words';

const SHOWN = 60;

/** @param end stands behind the last message: whether it is in sight says whether that was read */
export function ConversationView({ entries, end }: { entries: readonly Entry[]; end: Ref<HTMLDivElement> }) {
  const t = useWords(talkWords);
  const [shown, setShown] = useState(SHOWN);
  const hidden = Math.max(0, entries.length - shown);
  return (
    <div className="ticket-conversation">
      {hidden > 0 ? (
        <UnstyledButton className="ticket-more" onClick={() => setShown(shown + 5 * SHOWN)}>
          {t('earlier', { count: hidden })}
        </UnstyledButton>
      ) : null}
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('none_yet')}
        </Text>
      ) : null}
      {entries
        .slice(hidden)
        .map((entry) =>
          entry.kind === 'message' ? (
            <MessageCard key={entry.id} message={entry} />
          ) : (
            <HappeningLines key={entry.id} items={entry.items} />
          ),
        )}
      <div ref={end} className="ticket-end" />
    </div>
  );
}
