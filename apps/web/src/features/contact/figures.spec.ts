import type { Ticket } from '../../api/types';
import { figuresOf } from './figures';

const ticket = (more: Partial<Ticket>): Ticket =>
  ({ status: 'open', satisfaction_rating: null, sales_stage: null, opportunity_value: null, ...more }) as Ticket;

describe('the figures of a customer', () => {
  it('take the mean of what was rated only', () =>
    expect(figuresOf([ticket({ satisfaction_rating: 5 }), ticket({ satisfaction_rating: 4 }), ticket({})]).rating).toBe(4.5));
  it('sum what was won, not what was offered', () =>
    expect(
      figuresOf([
        ticket({ sales_stage: 'won', opportunity_value: '100.50' }),
        ticket({ sales_stage: 'lead', opportunity_value: '900.00' }),
      ]).won,
    ).toBe(100.5));
  it('of nobody are nothing', () => expect(figuresOf([])).toEqual({ rating: null, won: 0 }));
});
