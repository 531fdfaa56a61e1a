import type { Refusal, RefusalCode } from '@eventdesk/contracts';
import { problemTable } from './problems';
import { refusalAnswer } from './refusals';

/** One of each: a new code does not compile until it stands here. */
const refusals: { [C in RefusalCode]: Extract<Refusal, { code: C }> } = {
  invalid_input: { code: 'invalid_input', errors: [{ path: 'category', message: 'expected one of technical, billing' }] },
  ticket_not_found: { code: 'ticket_not_found' },
  ticket_already_exists: { code: 'ticket_already_exists' },
  ticket_removed: { code: 'ticket_removed' },
  transition_not_allowed: { code: 'transition_not_allowed', from: 'new', to: 'closed', allowed: ['open'] },
  ticket_closed: { code: 'ticket_closed', status: 'cancelled' },
  not_a_sales_ticket: { code: 'not_a_sales_ticket', ticket_type: 'support' },
  not_an_inquiry: { code: 'not_an_inquiry', ticket_type: 'sales' },
  opportunity_closed: { code: 'opportunity_closed', sales_stage: 'lost', status: 'open' },
  already_converted: { code: 'already_converted', order_id: 'ORD-1' },
  already_referred: { code: 'already_referred', referred_ticket_id: 'id' },
  not_resolved: { code: 'not_resolved', status: 'open' },
  revision_conflict: { code: 'revision_conflict', expected: 1, actual: 2 },
};
const expected: Record<RefusalCode, [number, object]> = {
  invalid_input: [400, { errors: refusals.invalid_input.errors, detail: 'category: expected one of technical, billing' }],
  ticket_not_found: [404, {}],
  ticket_already_exists: [409, {}],
  ticket_removed: [410, {}],
  transition_not_allowed: [
    409,
    { from: 'new', to: 'closed', allowed: ['open'], detail: expect.stringContaining('open are: open') },
  ],
  ticket_closed: [409, { ticket_status: 'cancelled' }],
  not_a_sales_ticket: [409, { ticket_type: 'support' }],
  not_an_inquiry: [409, { ticket_type: 'sales' }],
  opportunity_closed: [409, { sales_stage: 'lost', ticket_status: 'open' }],
  already_converted: [409, { order_id: 'ORD-1' }],
  already_referred: [409, { referred_ticket_id: 'id' }],
  not_resolved: [409, { ticket_status: 'open' }],
  revision_conflict: [409, { expected: 1, actual: 2 }],
};

describe('a refusal', () => {
  it.each(Object.values(refusals))('as $code is a problem document with its facts', (refusal) => {
    const [status, facts] = expected[refusal.code];
    const answer = refusalAnswer(refusal, false);
    expect([answer.status, answer.headers]).toEqual([status, { 'content-type': 'application/problem+json; charset=utf-8' }]);
    expect(answer.body).toMatchObject({
      status,
      code: refusal.code,
      title: problemTable[refusal.code].title,
      detail: expect.stringMatching(/\w/),
      ...facts,
    });
  });

  it('of a revision is a failed precondition when the request named one', () =>
    expect(refusalAnswer(refusals.revision_conflict, true)).toMatchObject({
      status: 412,
      body: { status: 412, code: 'revision_conflict' },
    }));
});
