/** A ticket by its id or its number, from the log alone: views may be away or behind. */
import { type DeskConfig, eventCodec, type NumberingEvent, streams } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { UsageError } from './usage-error';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMBER = /^((?:DEMO-)?[A-Z]{2,5})-(\d{4})-(\d{5,})$/;

/** @returns the ticket's id. @throws UsageError when there is none, or several entities gave this number */
export async function findTicket(
  { store, config }: { store: Pick<EventStore, 'readStream'>; config: DeskConfig },
  idOrNumber: string,
): Promise<string> {
  const found = UUID.test(idOrNumber) ? await byId(store, idOrNumber.toLowerCase()) : await byNumber(store, config, idOrNumber);
  const [ticketId, ...others] = found;
  if (ticketId === undefined) throw new UsageError(`there is no ticket ${idOrNumber} in this log`);
  if (others.length > 0)
    throw new UsageError(`several business entities have a ticket ${idOrNumber}; name one by its id: ${found.join(', ')}`);
  return ticketId;
}

async function byId(store: Pick<EventStore, 'readStream'>, id: string): Promise<string[]> {
  for await (const _ of store.readStream(streams.ticket(id), { limit: 1 })) return [id];
  return [];
}

/** The number says where it was given: it is the event of revision sequence - 1 of its series. */
async function byNumber(
  store: Pick<EventStore, 'readStream'>,
  { business_entities }: DeskConfig,
  number: string,
): Promise<string[]> {
  const [, series, year, sequence] = NUMBER.exec(number.toUpperCase()) ?? [];
  if (series === undefined)
    throw new UsageError(`"${number}" is no ticket: expected an id (a UUID) or a number like SUP-2025-00001`);
  const found: string[] = [];
  for (const { slug } of business_entities) {
    const stream = streams.numbering(slug, series, Number(year));
    for await (const stored of store.readStream(stream, { from: Number(sequence) - 1, limit: 1 }))
      found.push(eventCodec.decode<NumberingEvent>(stored).ticket_id);
  }
  return found;
}
