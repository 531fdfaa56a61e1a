/** The ticket: what was said, what is known, and what can be done. */
import { Tabs } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useMe } from '../../api/people';
import type { Ticket } from '../../api/types';
import { useWords } from '../../words/words';
import { useEdits } from './acts';
import { Aside } from './aside';
import { assign } from './edits';
import { Head } from './head';
import { HistoryPanel } from './history';
import { MoreMenu } from './more-menu';
import { isOver } from './moves';
import { Talk } from './talk';
import { TimeBar } from './time-bar';
import { usePlace } from './use-place';
import { useTicketAsOf, useTimeline } from './use-ticket';
import { useGoBack, useTicketKeys } from './use-ticket-keys';
import { useWriting } from './use-writing';
import { ticketWords } from './words';

export function TicketView({ ticket }: { ticket: Ticket }) {
  const { part, asOf, showPart, showAsOf } = usePlace();
  const timeline = useTimeline(ticket.id);
  const writing = useWriting(ticket, timeline.items);
  const [editing, setEditing] = useState(false);
  const goBack = useGoBack();
  const toMe = useAssignToMe();
  const past = asOf !== undefined;
  const shown = useTicketAsOf(ticket.id, asOf) ?? ticket;
  useDocumentTitle(`${ticket.ticket_number ?? ''} ${ticket.subject} · Eventdesk`.trim());
  useTicketKeys(ticket, {
    write: (mode) => {
      showPart('conversation');
      if (!past) writing.begin(mode);
    },
    editSubject: () => setEditing(true),
    assignToMe: () => past || toMe(),
    toggleTimeline: () => showPart(part === 'timeline' ? 'conversation' : 'timeline'),
    goBack,
  });
  return (
    <div className="ticket">
      <Tabs className="ticket-main" value={part} onChange={(chosen) => showPart(chosen as typeof part)} keepMounted={false}>
        <Head
          ticket={shown}
          readOnly={past || isOver(ticket)}
          editing={editing}
          setEditing={setEditing}
          goBack={goBack}
          menu={<MoreMenu ticket={ticket} goBack={goBack} />}
        />
        <PartNames />
        {past || part === 'timeline' ? <TimeBar items={timeline.items} asOf={asOf} show={showAsOf} /> : null}
        <Talk ticket={ticket} timeline={timeline} writing={writing} asOf={asOf} part={part} />
        <HistoryPanel timeline={timeline} asOf={asOf} show={showAsOf} />
      </Tabs>
      <Aside ticket={shown} past={past} />
    </div>
  );
}

function PartNames() {
  const t = useWords(ticketWords);
  return (
    <Tabs.List px="lg">
      <Tabs.Tab value="conversation">{t('conversation')}</Tabs.Tab>
      <Tabs.Tab value="timeline">{t('timeline')}</Tabs.Tab>
    </Tabs.List>
  );
}

function useAssignToMe(): () => void {
  const me = useMe()?.actor;
  const { edit } = useEdits();
  return () => me && void edit(assign({ assigned_to: me.id }, me.name));
}
