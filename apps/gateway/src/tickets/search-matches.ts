import type { SearchMatch } from '@eventdesk/contracts';
import { searchMatch, type TicketDocument, type ViewReader } from '@eventdesk/read-models';

/** For each document of a list; only where the words stand in no other text are its replies read. @param q null matches without */
export async function searchMatches(
  views: Pick<ViewReader, 'ticket'>,
  documents: readonly TicketDocument[],
  q: string | undefined,
): Promise<(SearchMatch | null)[]> {
  if (q === undefined) return documents.map(() => null);
  return Promise.all(
    documents.map(async (document) => {
      const match = searchMatch(document, q);
      if (match || document.number?.state.ticket_number === q.toUpperCase()) return match;
      const whole = await views.ticket(document.id);
      return whole && searchMatch(whole, q);
    }),
  );
}
