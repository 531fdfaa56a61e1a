import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import { useWords } from '../../words/words';
import { Composer } from './composer';
import { usePresence } from './presence';
import { PresenceLine } from './presence-line';
import { talkWords } from './talk-words';

interface Props extends Omit<ComponentProps<typeof Composer>, 'setInside'> {
  unread: number;
  showUnread: () => void;
}

/** Stays at the bottom: what is new, who else is here, and what one writes. */
export function Foot({ unread, showUnread, ...composer }: Props) {
  const [inside, setInside] = useState(false);
  const { ticket, drafts, mode } = composer;
  const others = usePresence(ticket.id, inside && drafts.drafts[mode].trim() !== '');
  return (
    <div className="ticket-foot">
      <NewMessages unread={unread} show={showUnread} />
      <PresenceLine others={others} />
      <Composer {...composer} setInside={setInside} />
    </div>
  );
}

function NewMessages({ unread, show }: { unread: number; show: () => void }) {
  const t = useWords(talkWords);
  return (
    <div className="ticket-pill" role="status">
      {unread > 0 ? (
        <Button size="compact-md" radius="xl" leftSection={<IconArrowDown size={16} aria-hidden />} onClick={show}>
          {t('new_message', { count: unread })}
        </Button>
      ) : null}
    </div>
  );
}
