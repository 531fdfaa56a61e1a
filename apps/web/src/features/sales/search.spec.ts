import { pipelineFilters, readSalesSearch, ticketFilters } from './search';

describe('the address of the pipeline', () => {
  it('gives what it says', () =>
    expect(readSalesSearch({ view: 'list', assignee: 'none', from: '2026-11-01', stage: 'won' })).toEqual({
      view: 'list',
      assignee: 'none',
      from: '2026-11-01',
      stage: 'won',
    }));
  it('is read without what makes no sense', () =>
    expect(readSalesSearch({ view: 'pie', from: 'yesterday', to: '2026-02-30', stage: ['lead'], assignee: {} })).toEqual({}));
  it('goes by the names of the queue’s, and still knows those of before', () =>
    expect(readSalesSearch({ assigned_to: 'none', brand: 'chargecars' })).toEqual({ assignee: 'none', entity: 'chargecars' }));
  it('means both of its days, to the end of the last', () => {
    const search = { from: '2026-11-01', to: '2026-11-02' };
    const [from, to] = [new Date(2026, 10, 1).toISOString(), new Date(2026, 10, 3).toISOString()];
    expect(pipelineFilters(search)).toEqual({ from, to });
    expect(ticketFilters(search)).toMatchObject({ opened_from: from, opened_to: to });
  });
});
