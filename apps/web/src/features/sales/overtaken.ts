/**
 * What somebody sets on an opportunity is meant for the one they saw. When others changed the same meanwhile nothing is overwritten;
 * what they changed elsewhere is left as it is, and the act is sent again.
 */
import { isRefused, type Refused } from '../../api/refused';
import type { ListedTicket, Ticket } from '../../api/types';

export type Field = 'sales_stage' | 'opportunity_value' | 'conversion_probability' | 'order_id' | 'quote_id';

export interface Attempt {
  seen: Pick<ListedTicket, Field | 'revision'>;
  /** What it sets. */
  fields: readonly Field[];
  /** Refused with `revision_conflict` when the ticket is not at this revision. */
  send: (revision: number) => Promise<Ticket>;
  reread: () => Promise<Ticket>;
}
export type Outcome = { done: Ticket } | { overtakenBy: Ticket; refusal: Refused };

/** As often as others may change something else while an act is on its way. */
const TRIES = 5;

/** @throws Refused, when it is for another reason */
export async function unlessOvertaken({ seen, fields, send, reread }: Attempt): Promise<Outcome> {
  let { revision } = seen;
  for (let tries = TRIES; ; tries -= 1) {
    try {
      return { done: await send(revision) };
    } catch (error) {
      if (!isRefused(error, 'revision_conflict') || tries === 0) throw error;
      const now = await reread();
      if (fields.some((field) => now[field] !== seen[field])) return { overtakenBy: now, refusal: error };
      revision = now.revision;
    }
  }
}
