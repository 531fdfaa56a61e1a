import { useDraggable } from '@dnd-kit/core';
import { ActionIcon, Anchor, Group, Menu, Text } from '@mantine/core';
import { IconDotsVertical, IconGripVertical } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type KeyboardEventHandler, useContext, useEffect } from 'react';
import type { ListedTicket, SalesStage } from '../../api/types';
import { Ago, Person } from '../../ui/marks';
import { uiWords } from '../../ui/words';
import { useFormats } from '../../words/formats';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { catchFocus } from '../../ui/focus';
import { BoardContext } from './board-context';
import { Probability } from './probability';
import { stages } from './search';
import { salesWords } from './words';

interface CardProps {
  ticket: ListedTicket;
  /** Of a won or lost one: what it was, not what it may become. */
  settled?: boolean;
}

const cardOf = (id: string) => `opportunity-${id}`;
/** Its first button, or its link. */
const firstIn = (id: string) => document.getElementById(cardOf(id))?.querySelector<HTMLElement>('button, a');
/** For when what was used is gone. @param stage where it may have gone to: a column that is folded has no cards, but a button */
export const focusCard = (id: string, stage: SalesStage): void =>
  catchFocus(() => firstIn(id) ?? document.querySelector<HTMLElement>(`[data-stage="${stage}"] button`));

/** The mouse drags it anywhere; the keyboard by its handle, so that what is in it can be reached, too. */
export function Card({ ticket, settled = false }: CardProps) {
  const { draggable } = useContext(BoardContext);
  const fixed = !draggable || ticket.sales_stage === 'won';
  const { attributes, listeners, isDragging, setNodeRef, setActivatorNodeRef } = useDraggable({
    id: ticket.id,
    data: { ticket },
    disabled: fixed,
  });
  useFocusAfterMove(ticket.id);
  const { onKeyDown, ...byHand } = listeners ?? {};
  return (
    <article
      ref={setNodeRef}
      id={cardOf(ticket.id)}
      className="sales-card"
      data-dragging={isDragging}
      data-fixed={fixed}
      aria-label={ticket.subject}
      {...byHand}
    >
      <Group gap={2} wrap="nowrap" mb={2} mih={28}>
        {fixed || settled ? null : (
          <Handle
            ticket={ticket}
            give={setActivatorNodeRef}
            aria-describedby={attributes['aria-describedby']}
            onKeyDown={onKeyDown as KeyboardEventHandler}
          />
        )}
        <TicketNumber ticket={ticket} />
        {ticket.sales_stage === 'won' ? null : <MoveMenu ticket={ticket} size={settled ? 24 : 28} />}
      </Group>
      <CardBody ticket={ticket} settled={settled} />
    </article>
  );
}

interface HandleProps {
  ticket: ListedTicket;
  give: (element: HTMLElement | null) => void;
  'aria-describedby': string;
  onKeyDown: KeyboardEventHandler;
}

function Handle({ ticket, give, ...rest }: HandleProps) {
  const t = useWords(salesWords);
  const label = useLabel();
  return (
    <button
      type="button"
      className="sales-handle"
      ref={give}
      aria-label={t('drag', { subject: ticket.subject, stage: label(ticket.sales_stage) })}
      {...rest}
    >
      <IconGripVertical size={14} aria-hidden />
    </button>
  );
}

/** What follows the mouse. */
export function DraggedCard({ ticket }: { ticket: ListedTicket }) {
  return (
    <article className="sales-card" data-lifted aria-hidden>
      <Group gap={2} wrap="nowrap" mb={2} mih={28}>
        <TicketNumber ticket={ticket} />
      </Group>
      <CardBody ticket={ticket} settled={false} />
    </article>
  );
}

function TicketNumber({ ticket: { ticket_number } }: { ticket: ListedTicket }) {
  const t = useWords(uiWords);
  return (
    <Text size="xs" c="dimmed" className="tabular sales-number" flex={1} truncate>
      {ticket_number ?? t('numbering')}
    </Text>
  );
}

function CardBody({ ticket, settled }: Required<CardProps>) {
  const t = useWords(salesWords);
  const formats = useFormats();
  return (
    <>
      <Anchor
        component={Link}
        to={`/app/tickets/${ticket.ticket_number ?? ticket.id}`}
        className="sales-subject"
        c="inherit"
        draggable={false}
      >
        {ticket.subject}
      </Anchor>
      <Text size="xs" c="dimmed" truncate>
        {ticket.contact.name}
      </Text>
      <Group justify="space-between" gap={4} mt={6} wrap="nowrap" mih={28}>
        <Text size="sm" className="tabular sales-value" truncate data-known={ticket.opportunity_value !== null}>
          {ticket.opportunity_value === null ? t('no_value') : formats.money(ticket.opportunity_value)}
        </Text>
        {settled ? null : <Probability ticket={ticket} />}
      </Group>
      <Group justify="space-between" gap={4} wrap="nowrap" className="sales-who">
        <Person id={ticket.assigned_to} size={20} named={!settled} />
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }} component="span">
          <Ago at={ticket.created_at} />
        </Text>
      </Group>
    </>
  );
}

function MoveMenu({ ticket, size }: { ticket: ListedTicket; size: number }) {
  const t = useWords(salesWords);
  const label = useLabel();
  const { drop } = useContext(BoardContext);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={size} aria-label={t('move', { subject: ticket.subject })}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('move_to')}</Menu.Label>
        {stages
          .filter((stage) => stage !== ticket.sales_stage)
          .map((stage) => (
            <Menu.Item key={stage} mih={40} onClick={() => drop(ticket, stage)}>
              {label(stage)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A card that went to another column is a new element there: the keyboard goes with it. */
function useFocusAfterMove(ticket: string): void {
  const { takesFocus } = useContext(BoardContext);
  useEffect(() => {
    if (!takesFocus(ticket)) return;
    // After dnd-kit, which gives the focus back to where the card was.
    const timer = setTimeout(() => firstIn(ticket)?.focus(), 60);
    return () => clearTimeout(timer);
  }, [takesFocus, ticket]);
}
