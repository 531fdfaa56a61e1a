import type { Ticket } from '../../api/types';

export interface Figures {
  /** The mean, with one decimal; null when nothing was rated. */
  rating: number | null;
  /** Of what they bought, in euro. */
  won: number;
}

export function figuresOf(tickets: readonly Ticket[]): Figures {
  const ratings = tickets.flatMap(({ satisfaction_rating }) => satisfaction_rating ?? []);
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  return {
    rating: ratings.length === 0 ? null : Math.round((sum / ratings.length) * 10) / 10,
    won: tickets
      .filter(({ sales_stage }) => sales_stage === 'won')
      .reduce((total, { opportunity_value }) => total + Number(opportunity_value ?? 0), 0),
  };
}
