import { QueryClient } from '@tanstack/react-query';
import { whenUnknown } from './client';
import { recheckSession } from './queries';
import { isRefused } from './refused';

const TRIES = 2;

/** Reads are tried again when no answer came; a refusal is an answer. One that says that the session has ended asks for it anew. */
export function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < TRIES && isRefused(error, 'offline', 'unavailable', 'internal'),
        retryDelay: (attempt) => 400 * 2 ** attempt,
        refetchOnWindowFocus: true,
        // The page says itself that it is offline; asking shows at once when the desk, not the network, is back.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  whenUnknown(() => recheckSession(queries));
  return queries;
}
