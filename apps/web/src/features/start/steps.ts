/** Which of the three steps are done, as far as the desk itself can tell. */
export interface Facts {
  /** All tickets of the desk, the demo's included. */
  tickets: number;
  demoTickets: number;
  /** Of those of desk.yaml, without the demo. */
  brands: readonly { slug: string }[];
  people: number;
}
export interface Steps {
  ownTickets: number;
  first: boolean;
  try: boolean;
  ownBrand: boolean;
  hasColleagues: boolean;
  yours: boolean;
}

/** The brand that desk.yaml is delivered with. */
const DELIVERED = 'chargecars';

export function stepsOf({ tickets, demoTickets, brands, people }: Facts): Steps {
  const ownTickets = Math.max(0, tickets - demoTickets);
  const ownBrand = brands.length > 0 && brands.some(({ slug }) => slug !== DELIVERED);
  const hasColleagues = people > 1;
  return { ownTickets, ownBrand, hasColleagues, first: ownTickets > 0, try: demoTickets > 0, yours: ownBrand && hasColleagues };
}

export const countDone = ({ first, try: tried, yours }: Steps): number => [first, tried, yours].filter(Boolean).length;
