import type { ListedTicket, Pipeline } from '../../api/types';
import { afterMove, columnsOf, type Opportunity } from './pipeline';
import { stages } from './search';

const row = (more: Partial<ListedTicket>): ListedTicket =>
  ({ id: 'a', revision: 1, sales_stage: 'lead', created_at: '2026-11-01T09:00:00.000Z', ...more }) as ListedTicket;

describe('a board', () => {
  it('has every stage, also those with nothing in them', () => expect(Object.keys(columnsOf([]))).toEqual([...stages]));
  it('shows a ticket once, as the newer answer has it', () => {
    const columns = columnsOf([row({}), row({ revision: 2, sales_stage: 'proposal' }), row({ revision: 1 })]);
    expect([columns.lead.length, columns.proposal.length]).toEqual([0, 1]);
  });
  it('has the newest at the top, whatever was read first', () => {
    const older = row({ id: 'old', created_at: '2026-10-01T09:00:00.000Z' });
    expect(columnsOf([older, row({ id: 'new' })]).lead.map(({ id }) => id)).toEqual(['new', 'old']);
  });
});

const pipeline: Pipeline = {
  stages: stages.map((sales_stage) => ({ sales_stage, count: 1, value: '100.00', weighted_value: '50.00' })),
  open_value: '400.00',
  weighted_value: '200.00',
  won_value: '100.00',
};
const ticket: Opportunity = {
  id: 'a',
  revision: 1,
  sales_stage: 'lead',
  opportunity_value: '100.00',
  conversion_probability: 50,
};
const after = (more: Partial<Opportunity>) => afterMove(pipeline, ticket, { ...ticket, ...more });
const sumOf = (sums: Pipeline, stage: string) => sums.stages.find(({ sales_stage }) => sales_stage === stage);

describe('the sums while a move is under way', () => {
  it('go with the ticket from one stage to the other', () => {
    const moved = after({ sales_stage: 'qualified' });
    expect(sumOf(moved, 'lead')).toMatchObject({ count: 0, value: '0.00', weighted_value: '0.00' });
    expect(sumOf(moved, 'qualified')).toMatchObject({ count: 2, value: '200.00', weighted_value: '100.00' });
    expect(moved).toMatchObject({ open_value: '400.00', weighted_value: '200.00' });
  });
  it('leave what is open when it is lost', () =>
    expect(after({ sales_stage: 'lost' })).toMatchObject({
      open_value: '300.00',
      weighted_value: '150.00',
      won_value: '100.00',
    }));
  it('become won with the value of the order', () =>
    expect(after({ sales_stage: 'won', opportunity_value: '80.10', conversion_probability: 100 }).won_value).toBe('180.10'));
  it('follow a probability', () => expect(after({ conversion_probability: 75 }).weighted_value).toBe('225.00'));
});
