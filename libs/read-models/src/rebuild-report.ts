/** What a rebuild of the views says when it is done, whichever engine they are in. */
import type { ViewName } from './port';

export interface FailedTicket {
  ticket_id: string;
  event_id: string;
  error: string;
}
export interface RebuildReport {
  /** Events folded. */
  events: number;
  /** Checkpoint of the new views: the projector goes on from here. */
  checkpoint: string | null;
  rebuilt: Record<ViewName, number>;
  live: Record<ViewName, number>;
  /** Tickets with an event that can't be folded: they are as they were before it, as the projector leaves them. */
  failed: FailedTicket[];
  /** Views whose counts differ: the live ones lagged behind the log, or were wrong. Empty when all agree. */
  differences: ViewName[];
}

/** Another rebuild that began later was swapped in first. */
export class RebuildOvertaken extends Error {
  constructor() {
    super('another rebuild has put newer views in place; this one was thrown away');
    this.name = 'RebuildOvertaken';
  }
}
