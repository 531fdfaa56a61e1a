/**
 * What somebody sets is meant for the ticket that they saw. When others changed the same meanwhile nothing is overwritten; what they
 * changed elsewhere is left as it is, and the act is sent again.
 */
import { isRefused, type Refused } from './refused';
import type { Ticket } from './types';

export interface Attempt<Overlooked> {
  /** The revision that was seen. */
  from: number;
  /** Refused with `revision_conflict` when the ticket is not at this revision. @param now as it was read since; undefined at first */
  send: (from: number, now: Ticket | undefined) => Promise<Ticket>;
  /** Reads it anew. `overlooked`: what sending again would overwrite; null when that is nothing. */
  reread: (from: number) => Promise<{ now: Ticket; overlooked: Overlooked | null }>;
}
export type Outcome<Overlooked> = { done: Ticket } | { overlooked: Overlooked; now: Ticket; refusal: Refused };

/** As often as others may change something else while an act is on its way. */
const TRIES = 5;

/** @throws Refused, when it is for another reason */
export async function unlessOvertaken<Overlooked>(attempt: Attempt<Overlooked>): Promise<Outcome<Overlooked>> {
  let { from } = attempt;
  let shown: Ticket | undefined;
  for (let tries = TRIES; ; tries -= 1) {
    try {
      return { done: await attempt.send(from, shown) };
    } catch (error) {
      if (!isRefused(error, 'revision_conflict') || tries === 0) throw error;
      const { now, overlooked } = await attempt.reread(from);
      if (overlooked !== null) return { overlooked, now, refusal: error };
      shown = now;
      from = now.revision;
    }
  }
}
