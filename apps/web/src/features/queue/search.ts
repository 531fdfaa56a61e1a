/** The filters of a queue, as the address has them. */
export interface QueueSearch {
  q?: string;
}
export const readQueueSearch = (search: Record<string, unknown>): QueueSearch =>
  typeof search['q'] === 'string' && search['q'] !== '' ? { q: search['q'] } : {};
