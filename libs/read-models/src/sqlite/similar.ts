import { mostSimilar, MOST_CANDIDATES, wordsToFind } from '../similar';
import type { SimilarDocument, SimilarQuery } from '../port';
import { documentsOf } from './documents';
import { UNSOLVED } from './figures';
import { among, type Sql, type Value } from './sql';

/** The newest of the tickets with the words, of which most are long solved. */
const MOST_FOUND = 2_000;

export function similarTickets(sql: Sql, query: SimilarQuery): SimilarDocument[] {
  const { contact_ids, type, ended_after } = query;
  const isOfType = type === undefined ? '' : 'AND ticket_type = ?';
  const candidates = (where: string, ...values: Value[]) =>
    sql
      .rows<[number]>(
        `SELECT key FROM tickets JOIN facets USING (facet)
         WHERE ${where} AND (${UNSOLVED} OR ended_at >= ?) ${isOfType} ORDER BY updated_at DESC LIMIT ?`,
        ...values,
        Date.parse(ended_after),
        ...(type === undefined ? [] : [type]),
        MOST_CANDIDATES,
      )
      .map(([key]) => key);
  const words = wordsToFind(query);
  const keys = [
    ...(contact_ids.length > 0 ? candidates(among('contact_id'), JSON.stringify(contact_ids)) : []),
    ...(words.length > 0
      ? candidates('key IN (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)', twoOf(words), MOST_FOUND)
      : []),
  ];
  return mostSimilar(documentsOf(sql, [...new Set(keys)]), query);
}

/** Each word with any of those after it. They are letters and digits: nothing in them is an operator. */
const twoOf = (words: readonly string[]): string =>
  words
    .slice(0, -1)
    .map(
      (word, at) =>
        `("${word}" AND (${words
          .slice(at + 1)
          .map((other) => `"${other}"`)
          .join(' OR ')}))`,
    )
    .join(' OR ');
