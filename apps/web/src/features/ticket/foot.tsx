import { Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconLock } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import { useWords } from '../../words/words';
import { Composer } from './composer';
import type { Mode } from './draft';
import { isOver } from './moves';
import type { Other } from './presence';
import { PresenceLine } from './presence-line';
import { NARROW } from './section';
import { talkWords } from './talk-words';

interface Props extends ComponentProps<typeof Composer> {
  others: readonly Other[];
  unread: number;
  showUnread: () => void;
  begin: (mode: Mode) => void;
}

/** Stays at the bottom: what is new, who else is here, and what one writes. */
export function Foot({ unread, showUnread, begin, others, ...composer }: Props) {
  const [unfolded, setUnfolded] = useState(false);
  const narrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches);
  const { ticket, drafts } = composer;
  const folded = narrow && !unfolded && drafts.drafts.reply === '' && drafts.drafts.note === '';
  const write = (next: Mode) => {
    setUnfolded(true);
    begin(next);
  };
  return (
    <div className="ticket-foot">
      <NewMessages unread={unread} show={showUnread} />
      <PresenceLine others={others} />
      {folded ? <WriteButtons ticket={ticket} write={write} /> : <Composer {...composer} />}
    </div>
  );
}

/** On the phone, until one writes: the conversation has the room. */
function WriteButtons({ ticket, write }: { ticket: Props['ticket']; write: (mode: Mode) => void }) {
  const t = useWords(talkWords);
  return (
    <Group grow gap="xs">
      {isOver(ticket) ? null : (
        <Button h={40} onClick={() => write('reply')}>
          {t('reply')}
        </Button>
      )}
      <Button h={40} variant="default" leftSection={<IconLock size={16} aria-hidden />} onClick={() => write('note')}>
        {t('internal_note')}
      </Button>
    </Group>
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
