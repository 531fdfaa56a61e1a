import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { desk } from './client';
import { sessionQuery } from './queries';

/** Everybody who ever signed in with a name: who a ticket can be given to. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => desk.get('/people', { signal }),
  staleTime: 60_000,
});
export const usePeople = () => useQuery(peopleQuery).data?.items ?? [];

/** Who is signed in: `id` is what `assigned_to` holds for them. */
export const useMe = () => useQuery(sessionQuery).data;

/** The name that goes with an id; the id itself where nobody of that id has signed in. */
export function usePersonName(): (id: string | null) => string | null {
  const people = useQuery(peopleQuery).data?.items;
  return useCallback((id) => (id === null ? null : (people?.find((person) => person.id === id)?.name ?? id)), [people]);
}
