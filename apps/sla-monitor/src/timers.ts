/** When to look at a ticket's clocks next. Disposable: everything in it follows from the SLA streams. */
export interface Timer {
  ticketId: string;
  /** The ticket's next escalation level or breach; null takes the timer away. */
  dueAt: string | null;
}

/** A timer that is set. */
export interface DueTimer extends Timer {
  dueAt: string;
}

/** Synchronous on purpose: a local index, written in the same turn of the event loop in which its events became durable. */
export interface TimerStore {
  /** Sets the timers of these tickets and, unless null, the position up to which all SLA events have their timers set; all or nothing. */
  save(timers: readonly Timer[], position: string | null): void;
  /** See `save`; null while the timers were never complete. */
  position(): string | null;
  /** The earliest instant of all, or of those after this one; null when there is none. */
  earliest(after?: string): string | null;
  /** So many of those due at this instant or before, the earliest first; or those that come behind this one. */
  due(until: string, limit: number, behind?: DueTimer): DueTimer[];
  clear(): void;
  close(): void;
}
