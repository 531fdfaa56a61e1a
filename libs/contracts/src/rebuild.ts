/** A rebuild of the views that somebody asked the projector for, and how far it is. */
import { z } from 'zod';

const instant = z.iso.datetime().nullable();

export const RebuildStatus = z.object({
  id: z.uuid().nullable(),
  /** The one that is built, or `all`; null before the first rebuild. */
  view: z.string().nullable(),
  state: z.enum(['idle', 'running', 'done', 'failed']),
  events_done: z.number().int(),
  /** Events in the log when it began; null where its positions do not count them. */
  events_total: z.number().int().nullable(),
  started_at: instant,
  finished_at: instant,
  /** Why it failed; of one that is done, which tickets it could not fold to their end. */
  error: z.string().nullable(),
});
export type RebuildStatus = z.infer<typeof RebuildStatus>;

export const noRebuild: RebuildStatus = {
  id: null,
  view: null,
  state: 'idle',
  events_done: 0,
  events_total: null,
  started_at: null,
  finished_at: null,
  error: null,
};

export const RebuildRequest = z.object({ view: z.string() });
export type RebuildRequest = z.infer<typeof RebuildRequest>;
/** `refused`: one runs already, and `status` tells of that one. */
export interface RebuildReply {
  outcome: 'accepted' | 'refused';
  status: RebuildStatus;
}
