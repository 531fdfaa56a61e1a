/**
 * The orders of a list, each as segments that follow one another: within a segment tickets stand by one column, then by id. So
 * a place in any list is (segment, value, id), and tickets without a value simply are a segment of their own.
 */
import { priorities, type TicketSort } from '@eventdesk/contracts';
import type { Facet } from './ticket-filters';

export type SortColumn = 'created_at' | 'updated_at' | 'due_at';
export interface Segment {
  column: SortColumn;
  condition: string | null;
  facets: readonly Facet[];
  /** Whether the segment has all tickets of the desk but for its condition. */
  unfiltered: boolean;
}
export interface Order {
  descending: boolean;
  segments: Segment[];
}

/** @param unfiltered whether `facets` are all that there are */
export function orderOf(sort: TicketSort, facets: readonly Facet[], unfiltered: boolean): Order {
  const descending = sort.startsWith('-');
  const whole = { condition: null, facets, unfiltered };
  const key = sort.replace('-', '') as SortColumn | 'priority';
  if (key === 'due_at') {
    const due: Segment = { ...whole, column: 'due_at', condition: 'due_at IS NOT NULL' };
    return { descending, segments: [due, { ...whole, column: 'updated_at', condition: 'due_at IS NULL' }] };
  }
  if (key !== 'priority') return { descending, segments: [{ ...whole, column: key }] };
  const ranks = priorities.map((_, rank) => rank);
  const segments = (descending ? ranks.reverse() : ranks).map((rank): Segment => {
    const ofRank = facets.filter(({ priority }) => priority === rank);
    return { column: 'updated_at', condition: null, facets: ofRank, unfiltered: false };
  });
  return { descending, segments };
}
