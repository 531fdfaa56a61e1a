/** Appends a part of the demo month, as history that happened elsewhere: nobody is mailed about it, nothing is asked again. */
import { demoBrandOf, demoCases, DemoPart, type DemoPartReply, type DeskConfig, eventCodec, streams } from '@eventdesk/contracts';
import { type EventStore, WrongExpectedRevision } from '@eventdesk/event-store';
import { storiesOf } from './month';
import type { StoryTold } from './story';

export interface DemoPorts {
  store: Pick<EventStore, 'append'>;
  config: DeskConfig;
}

/** @throws StoreUnavailable, ZodError, Error when this desk has no demo brand */
export async function loadDemoPart({ store, config }: DemoPorts, part: unknown): Promise<DemoPartReply> {
  const { generation, end, from, count } = DemoPart.parse(part);
  const entity = demoBrandOf(config);
  if (!entity)
    throw new Error('desk.yaml has a brand of its own by the name or the domain of the demo: there is no other to load');
  const month = { config, entityId: entity.id, generation, end };
  let appended = 0;
  for (let index = from; index < Math.min(from + count, demoCases); index++)
    for (const story of storiesOf(month, index)) appended += await appendOnce(store, story);
  return { appended };
}

/** @returns how many were appended: a ticket whose stream is there was loaded before, and may have been worked on since. */
async function appendOnce(store: DemoPorts['store'], { ticket_id, events }: StoryTold): Promise<0 | 1> {
  if (events.length === 0) return 0;
  const stored = events.map(({ id, command_id, causation_id, occurred_at, actor, ...event }) =>
    eventCodec.encode(id, event, {
      ...{ ticket_id, command_id, causation_id, occurred_at, actor },
      correlation_id: ticket_id,
      imported: true,
    }),
  );
  try {
    await store.append(streams.ticket(ticket_id), 'no_stream', stored);
    return 1;
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
    return 0;
  }
}
