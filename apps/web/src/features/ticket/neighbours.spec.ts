import { QueryClient } from '@tanstack/react-query';
import { ticketKeys } from '../../api/queries';
import { neighboursOf } from './neighbours';

const page = (...ids: string[]) => ({ items: ids.map((id) => ({ id })), next_cursor: null, total: ids.length });
const holding = (...pages: ReturnType<typeof page>[]) => {
  const queries = new QueryClient();
  queries.setQueryData([...ticketKeys.lists, {}], { pages, pageParams: [] });
  return queries;
};

describe('the neighbours of a ticket', () => {
  it('stand beside it in the list, across its pages', () => {
    const { previous, next } = neighboursOf(holding(page('a', 'b'), page('c')), 'b');
    expect([previous?.id, next?.id]).toEqual(['a', 'c']);
  });
  it('end where the list ends', () => expect(neighboursOf(holding(page('a')), 'a')).toEqual({}));
  it('are none where no list has the ticket', () => expect(neighboursOf(holding(page('a')), 'x')).toEqual({}));
});
