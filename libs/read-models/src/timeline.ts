/** What happened to a ticket, from all services. */
import { type DeskEvent, type Recorded, serviceOf, type TimelineItem } from '@eventdesk/contracts';
import { comparePositions } from '@eventdesk/event-store';
import { summarize } from './summarize';

/** What the view keeps of an event. The sentence is made when it is read: better words need no rebuild. */
export interface TimelineRow extends Omit<TimelineItem, 'summary'> {
  position: string;
}

export const timelineRow = (event: Recorded): TimelineRow => ({
  id: event.id,
  type: event.type,
  service: serviceOf(event.stream),
  occurred_at: event.occurred_at,
  recorded_at: event.recorded_at,
  actor: event.actor,
  cause: event.causation_id,
  data: event.data,
  position: event.position,
});

export function presentTimelineRow({ position: _, ...row }: TimelineRow): TimelineItem {
  const { id, type, service, occurred_at, recorded_at, actor, cause, data } = row;
  const summary = summarize({ type, data } as DeskEvent);
  return { id, type, service, occurred_at, recorded_at, actor, cause, summary, data };
}

/** An event as one line of its ticket's history. */
export const presentTimelineItem = (event: Recorded): TimelineItem => presentTimelineRow(timelineRow(event));

/** By when it happened, then by the log's order. */
export function compareTimelineRows(a: TimelineRow, b: TimelineRow): number {
  if (a.occurred_at !== b.occurred_at) return a.occurred_at < b.occurred_at ? -1 : 1;
  return comparePositions(a.position, b.position);
}
