import { Text, UnstyledButton } from '@mantine/core';
import { type Ref, useState } from 'react';
import { useWords } from '../../words/words';
import type { Ticket } from '../../api/types';
import type { Entry } from './conversation';
import { DescriptionCard } from './description-card';
import { HappeningLines } from './happenings';
import { MessageCard } from './message';
import { talkWords } from './talk-words';

const SHOWN = 60;

interface Props {
  entries: readonly Entry[];
  /** Its description can be edited; null where nothing can. */
  editable: Ticket | null;
  /** Stands behind the last message: whether it is in sight says whether that was read. */
  end: Ref<HTMLDivElement>;
}

export function ConversationView({ entries, editable, end }: Props) {
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
      {entries.slice(hidden).map((entry) => {
        if (entry.kind === 'happenings') return <HappeningLines key={entry.id} items={entry.items} />;
        if (entry.opening && editable) return <DescriptionCard key={entry.id} message={entry} ticket={editable} />;
        return <MessageCard key={entry.id} message={entry} />;
      })}
      <div ref={end} className="ticket-end" />
    </div>
  );
}
