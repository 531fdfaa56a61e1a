import { useInfiniteQuery } from '@tanstack/react-query';
import type { Mailbox } from '../../../api/types';
import { type Shortcut, useShortcuts } from '../../../keyboard/shortcuts';
import { useWords } from '../../../words/words';
import type { Address } from '../address';
import { mailboxQuery } from '../queries';
import { besides } from './inboxes';
import { mailboxWords } from './words';

export type Mail = Mailbox['items'][number];
export interface Mails {
  items: readonly Mail[] | undefined;
  error: unknown;
  retry: () => void;
  chosenId: string | null;
  chosen: Mail | undefined;
  choose: (id: string | null) => void;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
}

/** The mail of an inbox as far as it is loaded, and the one that is read. */
export function useMails(to: string | null, address: Address): Mails {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(mailboxQuery(to));
  const items = data?.pages.flatMap((page) => page.items);
  const chosenId = address.of('mail');
  // From the list to a mail is a step that Back undoes; from mail to mail is none.
  const choose = (id: string | null) => address.change({ mail: id ?? undefined }, chosenId === null);
  useMailKeys(items ?? [], chosenId, choose);
  return {
    ...{ items, error, chosenId, choose },
    chosen: items?.find(({ message_id }) => message_id === chosenId),
    retry: () => void refetch(),
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
  };
}

function useMailKeys(items: readonly Mail[], chosenId: string | null, choose: (id: string) => void): void {
  const t = useWords(mailboxWords);
  const go = (by: 1 | -1) => () => {
    const mail = besides(items, chosenId, by);
    if (mail) choose(mail.message_id);
  };
  const key = (keys: string, does: string, run: () => void): Shortcut => ({ keys, does, run, group: t('group') });
  useShortcuts([key('j', t('next'), go(1)), key('k', t('previous'), go(-1))]);
}
