import type { DeskEvent } from '@eventdesk/contracts';
import type { TimelineItem } from '../../api/types';

export type EventOf<T extends DeskEvent['type']> = TimelineItem & { type: T; data: Extract<DeskEvent, { type: T }>['data'] };

/** Narrows an item of the timeline to what its type says of its data: both come from one schema. */
export const isEvent = <T extends DeskEvent['type']>(item: TimelineItem, ...types: T[]): item is EventOf<T> =>
  (types as readonly string[]).includes(item.type);
