import { queryOptions } from '@tanstack/react-query';
import { desk } from './client';

/** One customer with their latest tickets: all that the desk answers at once. */
export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', 'one', id],
    queryFn: ({ signal }) => desk.get('/contacts/{contact}', { params: { path: { contact: id } }, signal }),
  });
