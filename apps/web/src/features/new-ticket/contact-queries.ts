import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { desk } from '../../api/client';
import type { TicketType } from '../../api/types';

export const lookUpQuery = (q: string) =>
  queryOptions({
    queryKey: ['contacts', 'found', q],
    queryFn: ({ signal }) => desk.get('/contacts', { params: { query: { q } }, signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

interface Alike {
  subject: string;
  email: string;
  type: TicketType;
}
const LEAST = 6;
const isAddress = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text);

export const similarQuery = ({ subject, email, type }: Alike) => {
  const query = { ...(subject.length < LEAST ? {} : { subject }), ...(isAddress(email) ? { contact_email: email } : {}) };
  return queryOptions({
    queryKey: ['tickets', 'similar', type, query],
    queryFn: ({ signal }) => desk.get('/tickets/similar', { params: { query: { ...query, type } }, signal }),
    enabled: query.subject !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
};
