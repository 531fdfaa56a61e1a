import type { SalesStage, Status, TicketEvent } from '@eventdesk/contracts';
import { aCommand, aFact, aMove, anOpened, defaultDesk, given } from '@eventdesk/testing';
import { ticketDecider } from './decide';

const decider = ticketDecider(defaultDesk());
const lead = anOpened({ ticket_type: 'sales', category: 'new_lead', opportunity_value: '4500.00', quote_id: 'Q-1' });
const sale = (...facts: Parameters<typeof decider.evolve>[1][]) => given(decider, lead, ...facts);

const stage = (sales_stage: SalesStage, more: { conversion_probability?: number; reason?: string } = {}) =>
  aCommand({ type: 'ChangeSalesStage', data: { sales_stage, reason: null, ...more } });
const convert = (data: { order_id?: string; quote_id?: string; opportunity_value?: string } = {}) =>
  aCommand({ type: 'ConvertToOrder', data });
const atStage = (to: SalesStage) =>
  aFact<TicketEvent>({ type: 'SalesStageChanged', data: { from: 'lead', to, conversion_probability: 30, reason: null } });
const converted = aFact<TicketEvent>({
  type: 'TicketConverted',
  data: { order_id: 'A-1', quote_id: null, opportunity_value: null },
});
const resolves = (from: Status): TicketEvent => ({
  type: 'StatusChanged',
  data: { from, to: 'resolved', reason: null, resolution: null, because: 'conversion' },
});

describe('sales stages', () => {
  it('follow one another in any order, keeping the probability unless it is given', () => {
    sale(atStage('proposal'))
      .when(stage('qualified'))
      .decides({
        type: 'SalesStageChanged',
        data: { from: 'proposal', to: 'qualified', conversion_probability: 30, reason: null },
      });
    expect(sale(atStage('proposal')).when(stage('negotiation', { conversion_probability: 70 })).state).toMatchObject({
      sales_stage: 'negotiation',
      conversion_probability: 70,
    });
  });

  it('are those of sales tickets only', () =>
    given(decider, anOpened()).when(stage('qualified')).refuses({ code: 'not_a_sales_ticket', ticket_type: 'support' }));

  it('reach won only by conversion', () => sale().when(stage('won')).refusesInput('sales_stage'));

  it('need a reason to be lost', () => {
    sale().when(stage('lost')).refusesInput('reason');
    sale()
      .when(stage('lost', { reason: '  ' }))
      .refusesInput('reason');
    expect(sale().when(stage('lost', { reason: 'Too dear' })).state).toMatchObject({ sales_stage: 'lost' });
  });

  it('that are reached already decide nothing, but for another probability', () => {
    sale(atStage('proposal')).when(stage('proposal')).decidesNothing();
    sale(atStage('proposal'))
      .when(stage('proposal', { conversion_probability: 40 }))
      .decides({ type: 'TicketEdited', data: { changes: { conversion_probability: 40 } } });
  });

  it('let a lost opportunity come back, but not one that is won', () => {
    expect(sale(atStage('lost')).when(stage('qualified')).state).toMatchObject({ sales_stage: 'qualified' });
    const won = { code: 'opportunity_closed', sales_stage: 'won', status: 'new' } as const;
    sale(converted).when(stage('lead')).refuses(won);
    sale(converted)
      .when(stage('won', { conversion_probability: 50 }))
      .refuses(won);
  });

  it.each(['closed', 'cancelled'] as const)('do not change on a %s ticket', (status) =>
    sale(aMove('open', status)).when(stage('qualified')).refuses({ code: 'ticket_closed', status }),
  );
});

describe('conversion to an order', () => {
  it.each(['new', 'open', 'pending'] as const)('wins the opportunity and resolves a %s ticket', (status) => {
    const outcome = sale(aMove('new', status)).when(convert({ order_id: 'A-1' }));
    outcome.decides(
      { type: 'TicketConverted', data: { order_id: 'A-1', quote_id: 'Q-1', opportunity_value: '4500.00' } },
      resolves(status),
    );
    expect(outcome.state).toMatchObject({
      status: 'resolved',
      sales_stage: 'won',
      conversion_probability: 100,
      order_id: 'A-1',
      quote_id: 'Q-1',
      opportunity_value: '4500.00',
    });
  });

  it.each(['resolved', 'closed'] as const)('leaves a %s ticket so', (status) =>
    sale(aMove('open', status))
      .when(convert({ order_id: 'A-1', quote_id: 'Q-2', opportunity_value: '4000.00' }))
      .decides({ type: 'TicketConverted', data: { order_id: 'A-1', quote_id: 'Q-2', opportunity_value: '4000.00' } }),
  );

  it('derives an order id from the command when nobody named one', () => {
    const command = convert();
    const [first, second] = [sale().when(command).events, sale().when(command).events];
    expect(first).toEqual(second);
    expect(first[0]?.data).toMatchObject({ order_id: expect.stringMatching(/^ORD-[0-9A-F]{12}$/) as string });
    expect(sale().when(convert()).events[0]?.data).not.toEqual(first[0]?.data);
  });

  it('takes the order that the ticket was opened about', () =>
    expect(given(decider, { ...lead, data: { ...lead.data, order_id: 'A-7' } }).when(convert()).state).toMatchObject({
      order_id: 'A-7',
      sales_stage: 'won',
    }));

  it('repeated, stays with the same order', () => {
    const won = [converted, aMove('open', 'resolved')] as const;
    sale(...won)
      .when(convert())
      .decidesNothing();
    sale(...won)
      .when(convert({ order_id: 'A-1' }))
      .decidesNothing();
    for (const other of [{ order_id: 'A-2' }, { quote_id: 'Q-9' }, { opportunity_value: '1.00' }])
      sale(...won)
        .when(convert(other))
        .refuses({ code: 'already_converted', order_id: 'A-1' });
    sale(converted, aMove('open', 'cancelled')).when(convert()).decidesNothing();
  });

  it('repeated on a reopened ticket, resolves it again with the same order', () =>
    sale(converted, aMove('open', 'resolved'), aMove('resolved', 'open'))
      .when(convert())
      .decides({
        type: 'StatusChanged',
        data: { from: 'open', to: 'resolved', reason: null, resolution: null, because: 'conversion' },
      }));

  it('is for sales tickets only', () =>
    given(decider, anOpened()).when(convert()).refuses({ code: 'not_a_sales_ticket', ticket_type: 'support' }));

  it('comes too late when the opportunity is lost or the ticket cancelled', () => {
    sale(atStage('lost')).when(convert()).refuses({ code: 'opportunity_closed', sales_stage: 'lost', status: 'new' });
    sale(aMove('open', 'cancelled'))
      .when(convert())
      .refuses({ code: 'opportunity_closed', sales_stage: 'lead', status: 'cancelled' });
  });
});
