/** Dragging between stages by hand and by keys, and what is said of it to those who do not see it. */
import {
  type Announcements,
  type CollisionDetection,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useState } from 'react';
import type { ListedTicket, SalesStage } from '../../api/types';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { isSettled } from './pipeline';
import { stages } from './search';
import { salesWords } from './words';

export const stageNamed = (id: unknown): SalesStage | undefined => stages.find((stage) => stage === id);
interface Dragged {
  data: { current?: Record<string, unknown> | undefined };
}
export const ticketIn = ({ data }: Dragged): ListedTicket | undefined => data.current?.['ticket'] as ListedTicket | undefined;

/** @returns the stage so many to the right, the outermost at the ends */
export const stageBeside = (stage: SalesStage, step: number): SalesStage =>
  stages[Math.min(Math.max(stages.indexOf(stage) + step, 0), stages.length - 1)] ?? stage;

/** Left and right go from stage to stage, whatever the widths of the columns. */
const byStages: KeyboardCoordinateGetter = (event, { currentCoordinates, context: { over, active, droppableRects } }) => {
  const step = event.code === String(KeyboardCode.Right) ? 1 : event.code === String(KeyboardCode.Left) ? -1 : 0;
  if (step === 0) return currentCoordinates;
  event.preventDefault();
  const here = stageNamed(over?.id) ?? (active && ticketIn(active)?.sales_stage) ?? 'lead';
  const rect = droppableRects.get(stageBeside(here, step));
  return rect ? { x: rect.left, y: currentCoordinates.y } : currentCoordinates;
};

/** A mouse is over a column; the keys put the card to a column's left edge. */
export const overStage: CollisionDetection = (args) => {
  if (args.pointerCoordinates) return pointerWithin(args);
  const { collisionRect, droppableContainers, droppableRects } = args;
  const away = (id: string | number) => Math.abs((droppableRects.get(id)?.left ?? Infinity) - collisionRect.left);
  const [nearest] = [...droppableContainers].sort((a, b) => away(a.id) - away(b.id));
  return nearest ? [{ id: nearest.id, data: { droppableContainer: nearest, value: away(nearest.id) } }] : [];
};

export const useStageSensors = () =>
  useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: byStages }),
  );

/** The first place that a card is over is its own: saying so would cut off that it was picked up. */
function once() {
  let armed = false;
  return {
    arm: () => void (armed = true),
    isIt() {
      const was = armed;
      armed = false;
      return was;
    },
  };
}

export function useSaidOfDragging() {
  const t = useWords(salesWords);
  const label = useLabel();
  const [first] = useState(once);
  const subject = (active: Dragged) => ticketIn(active)?.subject ?? '';
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      first.arm();
      return t('drag_start', { subject: subject(active), stage: label(ticketIn(active)?.sales_stage) });
    },
    onDragOver: ({ active, over }) =>
      first.isIt()
        ? undefined
        : over
          ? t('drag_over', { subject: subject(active), stage: label(String(over.id)) })
          : t('drag_nowhere', { subject: subject(active) }),
    // Whether the desk takes it is not known yet.
    onDragEnd({ active, over }) {
      const to = stageNamed(over?.id);
      if (!to || to === ticketIn(active)?.sales_stage) return t('drag_cancel', { subject: subject(active) });
      return t(isSettled(to) ? 'drag_asks' : 'drag_end', { subject: subject(active), stage: label(to) });
    },
    onDragCancel: ({ active }) => t('drag_cancel', { subject: subject(active) }),
  };
  return { announcements, screenReaderInstructions: { draggable: t('drag_how') } };
}
