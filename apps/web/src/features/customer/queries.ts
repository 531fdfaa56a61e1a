import { queryOptions } from '@tanstack/react-query';
import { desk } from '../../api/client';

export type PublicForm = Awaited<ReturnType<typeof readForm>>;
export type PublicTicket = Awaited<ReturnType<typeof readTicket>>;
export type FormType = PublicForm['ticket_types'][number];
export type Brand = PublicForm['entity'];

const ASKED_EVERY = 20_000;

const readForm = (slug: string, signal?: AbortSignal) =>
  desk.get('/public/forms/{slug}', { params: { path: { slug } }, ...(signal ? { signal } : {}) });
const readTicket = (token: string, signal?: AbortSignal) =>
  desk.get('/public/tickets/{token}', { params: { path: { token } }, ...(signal ? { signal } : {}) });

export const formQuery = (slug: string) =>
  queryOptions({ queryKey: ['form', slug], queryFn: ({ signal }) => readForm(slug, signal), staleTime: Infinity });

/** Asked again as long as somebody looks: customers have no live stream. */
export const ownTicketQuery = (token: string) =>
  queryOptions({
    queryKey: ['own-ticket', token],
    queryFn: ({ signal }) => readTicket(token, signal),
    refetchInterval: (query) => (query.state.status === 'error' ? false : ASKED_EVERY),
  });
