import { Checkbox, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, type MouseEvent, type ReactNode } from 'react';
import type { ListedTicket } from '../../api/types';
import { NextClockChip } from '../../ui/clock-chip';
import { Ago, Person, PriorityMark, StatusBadge, TypeMark } from '../../ui/marks';
import { uiWords } from '../../ui/words';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { BEFORE_SUBJECT, type Column, type ColumnName } from './columns';
import { Marked } from './marked';
import { queueWords } from './words';

export interface RowActs {
  toggle: (id: string) => void;
  range: (id: string) => void;
  go: (id: string) => void;
}
interface RowProps {
  ticket: ListedTicket;
  /** Place in the list, from 1; the head is the first row of the table. */
  place: number;
  /** Pixels: how high it is, and how far from the first. */
  size: number;
  start: number;
  columns: readonly Column[];
  isNarrow: boolean;
  isChosen: boolean;
  /** The one that tabbing reaches. */
  isAt: boolean;
  isGone: boolean;
  acts: RowActs;
}

/** Drawn anew only when something of it changed: the keys go through hundreds. */
export const Row = memo(function Row(props: RowProps) {
  const { ticket, place, size, start, isChosen, isGone, isNarrow, acts } = props;
  // A click with Shift chooses, as in every list; others are the link's.
  const onClickCapture = (event: MouseEvent) => {
    if (!event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    acts.range(ticket.id);
  };
  return (
    <div
      role="row"
      aria-rowindex={place + 1}
      aria-selected={isChosen}
      className={`queue-row${isNarrow ? ' queue-card' : ''}`}
      data-chosen={isChosen || undefined}
      data-gone={isGone || undefined}
      style={{ height: size, transform: `translateY(${start}px)` }}
      onClickCapture={onClickCapture}
    >
      <Choice {...props} />
      {isNarrow ? <Card {...props} /> : <Cells {...props} />}
    </div>
  );
});

function Choice({ ticket, isChosen, isAt, acts }: RowProps) {
  const t = useWords(queueWords);
  return (
    <div role="cell" className="queue-choice">
      <Checkbox
        size="xs"
        checked={isChosen}
        tabIndex={isAt ? 0 : -1}
        aria-label={t('select', { ticket: ticket.ticket_number ?? ticket.subject })}
        onChange={() => acts.toggle(ticket.id)}
        onFocus={() => acts.go(ticket.id)}
      />
    </div>
  );
}

function Cells(props: RowProps) {
  const [before, after] = [true, false].map((early) =>
    props.columns.filter(({ name }) => BEFORE_SUBJECT.includes(name) === early),
  );
  const cell = ({ name }: Column) => (
    <div role="cell" key={name} className={`queue-cell queue-${name}`}>
      <Cell name={name} ticket={props.ticket} />
    </div>
  );
  return (
    <>
      {before?.map(cell)}
      <div role="cell" className="queue-cell queue-subject">
        <SubjectLink {...props} />
        <Under ticket={props.ticket} isGone={props.isGone} />
      </div>
      {after?.map(cell)}
    </>
  );
}

/** Two lines: what it is about and whose it is; then what it is, how it stands and when it is due. */
function Card(props: RowProps) {
  const { ticket, isGone } = props;
  const t = useWords(queueWords);
  const isFound = ticket.match !== null && ticket.match.field !== 'subject';
  return (
    <>
      <div role="cell" className="queue-card-first">
        <SubjectLink {...props} />
        <PriorityMark priority={ticket.priority} />
        {ticket.assigned_to === null ? null : <Person id={ticket.assigned_to} named={false} size={20} />}
      </div>
      <div role="cell" className="queue-card-second">
        {isGone || isFound ? (
          <span className="queue-card-who">{isGone ? t('moved_on') : <Found ticket={ticket} />}</span>
        ) : (
          <Number ticket={ticket} />
        )}
        <StatusBadge status={ticket.status} />
        <span className="queue-card-due">
          <NextClockChip ticket={ticket} />
        </span>
      </div>
    </>
  );
}

function SubjectLink({ ticket, isAt, acts }: RowProps) {
  const { match } = ticket;
  return (
    <Link
      to="/app/tickets/$ticket"
      params={{ ticket: ticket.ticket_number ?? ticket.id }}
      className="queue-link"
      data-row={ticket.id}
      tabIndex={isAt ? 0 : -1}
      onFocus={() => acts.go(ticket.id)}
      title={ticket.subject}
    >
      {match?.field === 'subject' ? <Marked text={match.snippet} ranges={match.ranges} /> : ticket.subject}
    </Link>
  );
}

/** Under the subject: whom it is from, or where the search found its words. */
function Under({ ticket, isGone }: { ticket: ListedTicket; isGone: boolean }) {
  const t = useWords(queueWords);
  return (
    <Text size="xs" c="dimmed" truncate>
      {isGone ? <strong>{t('moved_on')} · </strong> : null}
      {ticket.match && ticket.match.field !== 'subject' ? <Found ticket={ticket} /> : ticket.contact.name}
    </Text>
  );
}

function Found({ ticket: { match, contact } }: { ticket: ListedTicket }) {
  const t = useWords(queueWords);
  if (!match || match.field === 'subject') return contact.name;
  return (
    <>
      {t(`found_in_${match.field}`)}: <Marked text={match.snippet} ranges={match.ranges} />
    </>
  );
}

function Number({ ticket }: { ticket: ListedTicket }) {
  const t = useWords(uiWords);
  return <span className="tabular queue-small">{ticket.ticket_number ?? t('numbering')}</span>;
}

const cells: Record<ColumnName, (props: { ticket: ListedTicket }) => ReactNode> = {
  type: ({ ticket }) => <TypeMark type={ticket.ticket_type} />,
  number: Number,
  status: ({ ticket }) => <StatusBadge status={ticket.status} />,
  priority: ({ ticket }) => <PriorityMark priority={ticket.priority} />,
  category: ({ ticket }) => <Word word={ticket.category} />,
  department: ({ ticket }) => <Word word={ticket.assigned_department} />,
  assignee: ({ ticket }) => <Person id={ticket.assigned_to} />,
  tags: ({ ticket }) => <span className="queue-small queue-cut">{ticket.tags.join(', ')}</span>,
  due: ({ ticket }) => <NextClockChip ticket={ticket} />,
  updated: ({ ticket }) => <When at={ticket.updated_at} />,
  created: ({ ticket }) => <When at={ticket.created_at} />,
};

function Cell({ name, ticket }: { name: ColumnName; ticket: ListedTicket }) {
  const Content = cells[name];
  return <Content ticket={ticket} />;
}

function Word({ word }: { word: string | null }) {
  const label = useLabel();
  return <span className="queue-small queue-cut">{label(word)}</span>;
}
const When = ({ at }: { at: string }) => (
  <span className="queue-small queue-cut">
    <Ago at={at} />
  </span>
);
