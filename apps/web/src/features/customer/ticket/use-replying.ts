import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { desk } from '../../../api/client';
import { useKeptKeys } from '../../../api/kept-keys';
import { remembered } from '../../../app/remembered';
import { ownTicketQuery } from '../queries';

export interface Replying {
  text: string;
  write: (text: string) => void;
  send: () => void;
  /** What is on its way. */
  sending: string | null;
  error: unknown;
  isSent: boolean;
}

/** Of a link, what tells it from others: the end of its signature. The whole link is not left in the browser's storage. */
const nameOf = (token: string): string => token.slice(-16);

/** What the customer writes shows as sent at once; when the desk refuses it, it is back in the box. */
export function useReplying(token: string): Replying {
  const queries = useQueryClient();
  const [kept] = useState(() => remembered(`eventdesk.reply.${nameOf(token)}`, ''));
  const [text, setText] = useState(() => String(kept.read()));
  const keys = useKeptKeys();
  const { mutate, isPending, variables, error, isSuccess, reset } = useMutation({
    mutationFn(body: string) {
      const header = { 'Idempotency-Key': keys.of(body) };
      return desk.post('/public/tickets/{token}/replies', { params: { path: { token }, header }, body: { body } });
    },
    onSuccess(ticket, body) {
      keys.done(body);
      kept.forget();
      queries.setQueryData(ownTicketQuery(token).queryKey, ticket);
    },
    onError: (_error, body) => {
      setText((written) => written || body);
      // It may have been closed meanwhile.
      void queries.invalidateQueries({ queryKey: ownTicketQuery(token).queryKey });
    },
  });
  return {
    ...{ text, error, isSent: isSuccess, sending: isPending ? (variables ?? null) : null },
    write(next) {
      setText(next);
      kept.write(next);
      if (!isPending && next !== '') reset();
    },
    send() {
      const body = text.trim();
      if (body === '' || isPending) return;
      setText('');
      mutate(body);
    },
  };
}
