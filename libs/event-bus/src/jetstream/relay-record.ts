import type { Category } from '@eventdesk/contracts';
import type { StreamInfo } from 'nats';

/** How far one category of the log is in the stream: what its relay goes on from, and what consumers know by it. */
export interface RelayRecord {
  /** When the stream was created: one of another time is another stream, whatever its name. */
  stream: string;
  /** Another one whenever the stream had to be filled again: what a consumer knew by its sequences holds no more. */
  filling: string;
  /** Everything up to here is in the stream. */
  position: string | null;
  /** The highest confirmed message. When it is not there any more, neither is what stood around it. */
  top: { sequence: number; id: string } | null;
  /** For each partition the sequence of the last confirmed message. */
  last: number[];
  /** How many messages of it were confirmed in this filling, and how many of anything had been removed from the stream by then. */
  count?: number;
  removed?: number;
}

/** Messages that were in the stream and are not any more. It changes with every removal, and with nothing else but a lost tail. */
export const removedFrom = ({ state }: StreamInfo): number => state.last_seq - state.messages;

export const relayKey = (category: Category): string => `relay.${category}`;

/** Where a relay tells consumers at once what they would otherwise find in the bucket a second later. */
export const relaySubject = (desk: string, category: Category): string => `${desk}.relay.${category}`;

export const MESSAGE_ID = 'Nats-Msg-Id';
/** On every message: everything up to this position of its category was confirmed before it was sent. */
export const FLOOR = 'Desk-Floor';
