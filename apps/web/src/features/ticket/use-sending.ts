/** Replies and notes on their way: they stand in the conversation at once; one that failed goes back to where it was written. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { type ActHeaders, useAct } from '../../api/act';
import { actKey, desk } from '../../api/client';
import { useMe } from '../../api/people';
import { ticketKeys } from '../../api/queries';
import type { Ticket, TimelineItem } from '../../api/types';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import type { Sending } from './conversation';
import type { Mode } from './draft';
import { talkWords } from './talk-words';

interface Outgoing {
  sending: readonly Sending[];
  /** @returns whether the desk has it */
  send: (mode: Mode, body: string, key: string) => Promise<boolean>;
}

export function useSending(ticket: Ticket, items: readonly TimelineItem[]): Outgoing {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const post = usePost(ticket);
  const who = useMe()?.actor ?? { id: '', name: '' };
  const tell = useTell();
  const t = useWords(talkWords);
  const send = async (mode: Mode, body: string, key: string): Promise<boolean> => {
    const id = actKey();
    const before = new Set(items.map((item) => item.id));
    const at = items.at(-1)?.occurred_at ?? ticket.updated_at;
    const from = mode === 'note' ? 'note' : 'agent';
    setSending((others) => [...others, { kind: 'message', id, from, who, at, body, before, sending: true }]);
    try {
      await post(mode, body, key);
      return true;
    } catch (error) {
      tell.failed(error, t('not_sent', { ticket: ticket.ticket_number ?? ticket.subject }));
      return false;
    } finally {
      setSending((others) => others.filter((other) => other.id !== id));
    }
  };
  return { sending, send };
}

function usePost({ id, revision }: Ticket): (mode: Mode, body: string, key: string) => Promise<void> {
  const act = useAct();
  const queries = useQueryClient();
  return useCallback(
    async (mode, body, key) => {
      const path = { ticket: id };
      const answer = await act({
        ticket: { id, revision },
        key,
        send: (header: ActHeaders) =>
          mode === 'note'
            ? desk.post('/tickets/{ticket}/notes', { params: { path, header }, body: { body } })
            : desk.post('/tickets/{ticket}/replies', { params: { path, header }, body: { body, author: 'agent' } }),
      });
      // Read before what stood for it goes, so that nothing blinks. Should that fail, it is read in its own time.
      const query = { min_revision: answer.revision };
      await desk
        .get('/tickets/{ticket}/timeline', { params: { path, query } })
        .then((timeline) => queries.setQueryData(ticketKeys.timeline(id), timeline))
        .catch(() => undefined);
    },
    [act, id, queries, revision],
  );
}
