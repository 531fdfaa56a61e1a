import { useCallback } from 'react';
import { useAct } from '../../api/act';
import { desk } from '../../api/client';
import { useMeta } from '../../api/queries';
import { isRefused } from '../../api/refused';
import type { Status, Ticket } from '../../api/types';
import { useTell } from '../../ui/tell';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { allowedFrom, leadsBack } from './moves';
import { ticketWords } from './words';

export interface Told {
  resolution?: string | null;
  reason?: string | null;
}
/** @returns whether it was done */
export type MakeMove = (to: Status, told?: Told) => Promise<boolean>;

/** A move shows at once with the moves that follow it; one that the workflow refuses says what is possible. */
export function useMove(ticket: Ticket): MakeMove {
  const send = useSendMove(ticket);
  const meta = useMeta();
  const label = useLabel();
  const tell = useTell();
  const t = useWords(ticketWords);
  return useCallback(
    async (to, told) => {
      const { refusal, revision } = await send(to, told);
      if (refusal !== undefined) {
        tell.failed(refusal, possibleAfter(refusal, t, label));
        return false;
      }
      // What others did since is not undone with it.
      const back = () => void send(ticket.status, {}, revision).then(({ refusal: no }) => no !== undefined && tell.failed(no));
      tell.done(t('moved', { status: label(to) }), leadsBack(meta, ticket, to) ? back : undefined);
      return true;
    },
    [label, meta, send, t, tell, ticket],
  );
}

interface Sent {
  /** Undefined when it was done. */
  refusal?: unknown;
  revision?: number;
}
/** @param only when the ticket is at this revision */
type SendMove = (to: Status, told?: Told, only?: number) => Promise<Sent>;

function useSendMove(ticket: Ticket): SendMove {
  const act = useAct();
  const meta = useMeta();
  return useCallback(
    async (to, told = {}, only) => {
      try {
        const { revision } = await act({
          ticket: { id: ticket.id, revision: only ?? ticket.revision },
          onlyIfUnchanged: only !== undefined,
          shows: (shown) => ({ ...shown, status: to, allowed_statuses: allowedFrom(meta, { ...shown, status: to }) }),
          send: (header) =>
            desk.post('/tickets/{ticket}/status', {
              params: { path: { ticket: ticket.id }, header },
              body: { status: to, ...told },
            }),
        });
        return { revision };
      } catch (refusal) {
        return { refusal };
      }
    },
    [act, meta, ticket],
  );
}

function possibleAfter(
  refusal: unknown,
  t: ReturnType<typeof useWords<(typeof ticketWords)['en']>>,
  label: ReturnType<typeof useLabel>,
): string | undefined {
  if (!isRefused(refusal, 'transition_not_allowed')) return undefined;
  const { allowed } = refusal.problem as unknown as { allowed?: Status[] };
  if (allowed === undefined) return undefined;
  return allowed.length === 0 ? t('possible_none') : t('possible', { moves: allowed.map((status) => label(status)).join(', ') });
}
