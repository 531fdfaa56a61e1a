import { DndContext, type DragEndEvent, DragOverlay } from '@dnd-kit/core';
import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ListedTicket, SalesStage } from '../../api/types';
import { remembered } from '../../app/remembered';
import { Failure } from '../../ui/page';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { type OpportunityActs, useOpportunityActs } from './acts';
import { useSalesAddress } from './address';
import { BoardContext, type BoardTools } from './board-context';
import { DraggedCard, focusCard } from './card';
import { Cards, Column, StageSums } from './column';
import { type Board as BoardData, useBoard, useLivePipeline, useSums } from './data';
import { overStage, stageNamed, ticketIn, useSaidOfDragging, useStageSensors } from './drag';
import { isSettled } from './pipeline';
import { type Asked, Questions } from './questions';
import { stages } from './search';
import { salesWords } from './words';

/** @param wide all stages beside each other; else one at a time */
export function Board({ wide }: { wide: boolean }) {
  const [search] = useSalesAddress();
  const board = useBoard(search);
  const acts = useOpportunityActs();
  const [{ follow, takesFocus, drag, isDragging }] = useState(handsOn);
  const { isUnderWay } = acts;
  useLivePipeline(useCallback(() => isDragging() || isUnderWay(), [isDragging, isUnderWay]));
  const [asked, setAsked] = useState<Asked | null>(null);
  const refused = useRefused(acts);
  const drop = (ticket: ListedTicket, to: SalesStage) => {
    if (to === ticket.sales_stage) return;
    refused.forget();
    if (to === 'won' || to === 'lost') return setAsked({ ticket, to });
    follow(ticket.id);
    void acts.move(ticket, to).then((moved) => moved || refused.tell(ticket));
  };
  const tools: BoardTools = { acts, drop, draggable: wide, takesFocus };
  if (board.error)
    return <Failure error={board.error} retry={() => stages.forEach((stage) => void board.readings[stage].refetch())} />;
  return (
    <BoardContext value={tools}>
      {wide ? (
        <Dragging tools={tools} drag={drag}>
          <Columns board={board} />
        </Dragging>
      ) : (
        <OneStage board={board} />
      )}
      <VisuallyHidden role="status">{refused.said}</VisuallyHidden>
      <Questions asked={asked} ask={setAsked} />
    </BoardContext>
  );
}

/** Why is told by the page; that the card is back, only this says to those who do not see it. */
function useRefused(acts: OpportunityActs) {
  const t = useWords(salesWords);
  const label = useLabel();
  const [said, say] = useState('');
  return {
    said,
    forget: () => say(''),
    tell(ticket: ListedTicket) {
      const { sales_stage } = acts.asNow(ticket);
      say(t('drag_refused', { subject: ticket.subject, stage: label(sales_stage) }));
      focusCard(ticket.id, sales_stage ?? 'lead');
    },
  };
}

/** What changes without being drawn. */
function handsOn() {
  let followed: string | null = null;
  let isDragging = false;
  return {
    follow: (id: string) => void (followed = id),
    /** The focus goes with the card that was moved. */
    takesFocus(this: void, id: string) {
      if (followed !== id) return false;
      followed = null;
      return true;
    },
    drag: (begins: boolean) => void (isDragging = begins),
    isDragging: () => isDragging,
  };
}

interface DraggingProps {
  tools: BoardTools;
  drag: (begins: boolean) => void;
  children: ReactNode;
}

function Dragging({ tools: { drop }, drag, children }: DraggingProps) {
  const sensors = useStageSensors();
  const said = useSaidOfDragging();
  const still = useReducedMotion();
  const [lifted, setLifted] = useState<ListedTicket | null>(null);
  const end = () => {
    drag(false);
    setLifted(null);
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    end();
    const [ticket, to] = [ticketIn(active), stageNamed(over?.id)];
    if (ticket && to) drop(ticket, to);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={overStage}
      accessibility={said}
      autoScroll={false}
      onDragStart={({ active }) => {
        drag(true);
        setLifted(ticketIn(active) ?? null);
      }}
      onDragEnd={onDragEnd}
      onDragCancel={end}
    >
      {children}
      <DragOverlay {...(still ? { dropAnimation: null } : {})}>{lifted ? <DraggedCard ticket={lifted} /> : null}</DragOverlay>
    </DndContext>
  );
}

const kept = remembered<SalesStage[]>('eventdesk.sales.folded', []);

function Columns({ board: { columns, readings } }: { board: BoardData }) {
  const [search] = useSalesAddress();
  const sums = useSums(search);
  const [folded, setFolded] = useState(() => kept.read());
  const toggle = (stage: SalesStage) => {
    const next = folded.includes(stage) ? folded.filter((other) => other !== stage) : [...folded, stage];
    kept.write(next);
    setFolded(next);
  };
  const template = stages
    .map((stage) => (folded.includes(stage) ? '52px' : isSettled(stage) ? 'minmax(0, 0.86fr)' : 'minmax(0, 1fr)'))
    .join(' ');
  return (
    <div className="sales-board" style={{ gridTemplateColumns: template }}>
      {stages.map((stage) => (
        <Column
          key={stage}
          stage={stage}
          tickets={columns[stage]}
          reading={readings[stage]}
          sum={sums?.stages.find(({ sales_stage }) => sales_stage === stage)}
          {...(isSettled(stage) ? { fold: () => toggle(stage), folded: folded.includes(stage) } : {})}
        />
      ))}
    </div>
  );
}

function OneStage({ board: { columns, readings } }: { board: BoardData }) {
  const t = useWords(salesWords);
  const label = useLabel();
  const [search, change] = useSalesAddress();
  const sums = useSums(search);
  const stage = search.stage ?? 'lead';
  const sumOf = useMemo(() => new Map(sums?.stages.map((sum) => [sum.sales_stage, sum])), [sums]);
  return (
    <>
      <div className="sales-stages">
        <SegmentedControl
          aria-label={t('stage')}
          value={stage}
          onChange={(next) => change({ stage: stageNamed(next) })}
          data={stages.map((value) => ({ value, label: `${label(value)} ${sumOf.get(value)?.count ?? ''}` }))}
        />
      </div>
      <section aria-label={label(stage)} className="sales-one">
        <StageSums stage={stage} sum={sumOf.get(stage)} />
        <Cards stage={stage} tickets={columns[stage]} reading={readings[stage]} />
      </section>
    </>
  );
}
