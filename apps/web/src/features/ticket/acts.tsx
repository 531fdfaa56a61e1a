/**
 * Everything that people do on the ticket page. Edits carry the revision on which they began: what others did to the same fields
 * meanwhile is shown before it is overwritten; what they did elsewhere is left as it is, and the edit is sent again.
 */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { type ActHeaders, useAct } from '../../api/act';
import { desk } from '../../api/client';
import { useMe } from '../../api/people';
import { unlessOvertaken } from '../../api/overtaken';
import { ticketKeys } from '../../api/queries';
import type { Patch } from '../../api/ticket-cache';
import type { Ticket, TimelineItem } from '../../api/types';
import { useFocusBack } from '../../ui/focus';
import { useTell } from '../../ui/tell';
import { changesSince, conflicting, type Edited } from './changed-since';
import { ConflictDialog } from './conflict-dialog';

export interface Edit {
  fields: readonly Edited[];
  /** What it sets them to, in words. */
  mine: string;
  shows: Patch;
  /** @param now the ticket as it is when this is sent: what adds to it adds to what others did */
  send: (now: Ticket, headers: ActHeaders) => Promise<Ticket>;
}
export interface Conflict {
  edit: Edit;
  /** What others changed since. */
  theirs: readonly TimelineItem[];
  now: Ticket;
}
/** `asked`: others changed the same, and whoever edits is asked what shall be. */
export type Outcome = 'done' | 'asked' | 'refused';
interface Acts {
  /** @param from the revision that was shown when it began; left out, that of now */
  edit: (edit: Edit, from?: number) => Promise<Outcome>;
}

const ActsContext = createContext<Acts | null>(null);
export function useEdits(): Acts {
  const acts = useContext(ActsContext);
  if (!acts) throw new Error('outside of a ticket');
  return acts;
}

export function ActsProvider({ ticket, children }: { ticket: Ticket; children: ReactNode }) {
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const commit = useCommit(ticket.id, setConflict);
  const shown = ticket.revision;
  const back = useFocusBack();
  const close = () => {
    setConflict(null);
    back();
  };
  const acts = useMemo<Acts>(() => ({ edit: (edit, from = shown) => commit(edit, from) }), [commit, shown]);
  return (
    <ActsContext value={acts}>
      {children}
      <ConflictDialog
        conflict={conflict}
        keepTheirs={close}
        mineAnyway={({ edit, now }) => {
          close();
          void commit(edit, now.revision);
        }}
      />
    </ActsContext>
  );
}

type Commit = (edit: Edit, from: number) => Promise<Outcome>;

/** One after another: the second of two quick edits begins on what the first one left. */
function useCommit(id: string, show: (conflict: Conflict) => void): Commit {
  const attempt = useAttempt(id);
  const tell = useTell();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    (edit, from) => {
      const done = last.current.then(() =>
        attempt(edit, from).then(
          (conflict): Outcome => {
            if (conflict) show(conflict);
            return conflict ? 'asked' : 'done';
          },
          (error: unknown): Outcome => {
            tell.failed(error);
            return 'refused';
          },
        ),
      );
      last.current = done;
      return done;
    },
    [attempt, show, tell],
  );
}

/** @returns null when it is done. @throws Refused */
function useAttempt(id: string): (edit: Edit, from: number) => Promise<Conflict | null> {
  const act = useAct();
  const queries = useQueryClient();
  const me = useMe()?.actor.id ?? '';
  /** Revisions made here: an edit begun before one of these has nothing of others to overlook. */
  const own = useRef(new Map<number, number>());
  return useCallback(
    async (edit, begun) => {
      let from = begun;
      while (own.current.has(from)) from = own.current.get(from) ?? from;
      const shown = queries.getQueryData<Ticket>(ticketKeys.one(id));
      const outcome = await unlessOvertaken({
        from,
        send: async (revision, base = shown) => {
          const done = await act({
            ticket: { id, revision },
            shows: edit.shows,
            onlyIfUnchanged: true,
            send: (headers) => (base ? edit.send(base, headers) : Promise.reject(new Error('no ticket is shown'))),
          });
          if (done.revision > revision) own.current.set(revision, done.revision);
          return done;
        },
        async reread(revision) {
          const { ticket: now, items } = await readAnew(id);
          const changes = changesSince(items, revision);
          const isOverlooked = conflicting(changes, edit.fields, me).length > 0;
          return { now, overlooked: isOverlooked ? changes.filter(({ actor }) => actor.id !== me) : null };
        },
      });
      return 'done' in outcome ? null : { edit, theirs: outcome.overlooked, now: outcome.now };
    },
    [act, id, me, queries],
  );
}

/** Ticket and timeline of one moment: the timeline may be ahead, then what it has more is told as a change, too. */
async function readAnew(id: string): Promise<{ ticket: Ticket; items: readonly TimelineItem[] }> {
  const params = { path: { ticket: id } };
  const ticket = await desk.get('/tickets/{ticket}', { params });
  const query = { min_revision: ticket.revision };
  const { items } = await desk.get('/tickets/{ticket}/timeline', { params: { ...params, query } });
  return { ticket, items };
}
