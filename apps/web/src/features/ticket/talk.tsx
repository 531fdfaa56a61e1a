import { Tabs } from '@mantine/core';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useMe } from '../../api/people';
import type { Ticket } from '../../api/types';
import { Failure, Loading } from '../../ui/page';
import { upTo } from './as-of';
import { conversationOf, withSending } from './conversation';
import { ConversationView } from './conversation-view';
import { Foot } from './foot';
import { isOver } from './moves';
import { usePresence } from './presence';
import { NARROW } from './section';
import type { Part } from './use-place';
import type { useTimeline } from './use-ticket';
import { useUnread } from './use-unread';
import type { Writing } from './use-writing';

interface Props {
  ticket: Ticket;
  timeline: ReturnType<typeof useTimeline>;
  writing: Writing;
  asOf: string | undefined;
  part: Part;
}

/** What was said, up to the instant that is shown, and where one goes on. */
export function Talk({ ticket, timeline: { items, known, error, retry }, writing, asOf, part }: Props) {
  const me = useMe()?.actor.id ?? '';
  const end = useRef<HTMLDivElement>(null);
  const said = useMemo(() => conversationOf(upTo(items, asOf)), [items, asOf]);
  const entries = asOf === undefined ? withSending(said, writing.sending) : said;
  const { unread, show } = useUnread(said, me, end);
  const { sending: onTheirWay, ...composer } = writing;
  const [inside, setInside] = useState(false);
  const others = usePresence(ticket.id, inside && writing.drafts.drafts[writing.mode].trim() !== '');
  const foot = { ticket, others, unread, showUnread: show, setInside, ...composer };
  useLatestFirst(end, known, onTheirWay.length);
  return (
    <>
      <Tabs.Panel value="conversation" className="ticket-scroll" tabIndex={0}>
        {error && !known ? <Failure error={error} retry={retry} /> : null}
        {known ? (
          <ConversationView entries={entries} editable={asOf === undefined && !isOver(ticket) ? ticket : null} end={end} />
        ) : (
          <Loading />
        )}
      </Tabs.Panel>
      {asOf === undefined && part === 'conversation' ? <Foot {...foot} /> : null}
    </>
  );
}

/** A long conversation opens at its latest message, and shows what one sent; on the phone the page begins at its top. */
function useLatestFirst(end: React.RefObject<HTMLDivElement | null>, known: boolean, sending: number): void {
  useLayoutEffect(() => {
    if (!known || (sending === 0 && window.matchMedia(NARROW).matches)) return;
    end.current?.scrollIntoView({ block: 'end' });
  }, [end, known, sending]);
}
