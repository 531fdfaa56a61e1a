import { pipelineFilters, readSalesSearch, ticketFilters } from './search';

describe('the address of the pipeline', () => {
  it('gives what it says', () =>
    expect(readSalesSearch({ view: 'list', assigned_to: 'none', from: '2026-11-01', stage: 'won' })).toEqual({
      view: 'list',
      assigned_to: 'none',
      from: '2026-11-01',
      stage: 'won',
    }));
  it('is read without what makes no sense', () =>
    expect(readSalesSearch({ view: 'pie', from: 'yesterday', to: '2026-02-30', stage: ['lead'], assigned_to: {} })).toEqual({}));
  it('means both of its days, to the end of the last', () => {
    const search = { from: '2026-11-01', to: '2026-11-02' };
    const [from, to] = [new Date(2026, 10, 1).toISOString(), new Date(2026, 10, 3).toISOString()];
    expect(pipelineFilters(search)).toEqual({ from, to });
    expect(ticketFilters(search)).toMatchObject({ opened_from: from, opened_to: to });
  });
});
