import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Ticket } from '../../api/types';
import { useShortcuts } from '../../keyboard/shortcuts';
import { useWords } from '../../words/words';
import { neighboursOf } from './neighbours';
import { ticketWords } from './words';

/** To where one came from; to one's own work where the ticket was the first page. */
export function useGoBack(): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  return useCallback(() => {
    if (router.history.canGoBack()) router.history.back();
    else void navigate({ to: '/app/queue/$queue', params: { queue: 'mine' } });
  }, [navigate, router]);
}

export interface Does {
  write: (mode: 'reply' | 'note') => void;
  editSubject: () => void;
  assignToMe: () => void;
  toggleTimeline: () => void;
  goBack: () => void;
}

/** Opens a field of the side: what is chosen from shows what there is to choose. */
function enter(id: string): void {
  const found = document.getElementById(id);
  const target = found instanceof HTMLInputElement ? found : found?.querySelector('button');
  target?.focus();
  if (target instanceof HTMLInputElement) target.click();
}

export function useTicketKeys(ticket: Ticket, does: Does): void {
  const t = useWords(ticketWords);
  const group = t('keys');
  const goTo = useGoTo(ticket.id);
  useShortcuts([
    { keys: 'r', does: t('key_reply'), group, run: () => does.write('reply') },
    { keys: 'n', does: t('key_note'), group, run: () => does.write('note') },
    { keys: 'e', does: t('key_subject'), group, run: () => does.editSubject() },
    { keys: 's', does: t('key_status'), group, run: () => enter('ticket-status') },
    { keys: 'a', does: t('key_assign'), group, run: () => enter('ticket-assignee') },
    { keys: 'i', does: t('key_mine'), group, run: () => does.assignToMe() },
    { keys: 'p', does: t('key_priority'), group, run: () => enter('ticket-priority') },
    { keys: 't', does: t('key_tags'), group, run: () => enter('ticket-tags') },
    { keys: 'l', does: t('key_timeline'), group, run: () => does.toggleTimeline() },
    { keys: ']', does: t('key_next'), group, run: () => goTo('next') },
    { keys: '[', does: t('key_previous'), group, run: () => goTo('previous') },
    { keys: 'Escape', does: t('back'), group, run: () => does.goBack() },
  ]);
}

/** In place of this one: the way back leads to the list all the same. */
function useGoTo(id: string): (side: 'next' | 'previous') => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (side) => {
    const ticket = neighboursOf(queries, id)[side];
    if (!ticket) return;
    const params = { ticket: ticket.ticket_number ?? ticket.id };
    void navigate({ to: '/app/tickets/$ticket', params, replace: true });
  };
}
