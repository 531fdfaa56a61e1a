import { countDone, type Facts, stepsOf } from './steps';

const empty: Facts = { tickets: 0, demoTickets: 0, brands: [{ slug: 'chargecars' }], people: 1 };
const done = (facts: Partial<Facts>) => {
  const steps = stepsOf({ ...empty, ...facts });
  return [steps.first, steps.try, steps.yours];
};

describe('the first steps', () => {
  it('are none of them done on an empty desk', () => {
    expect(done({})).toEqual([false, false, false]);
    expect(countDone(stepsOf(empty))).toBe(0);
  });

  it('do not take demo tickets for one’s own', () => {
    expect(done({ tickets: 250, demoTickets: 250 })).toEqual([false, true, false]);
    expect(stepsOf({ ...empty, tickets: 251, demoTickets: 250 })).toMatchObject({ ownTickets: 1, first: true });
    // Counted a moment apart while they are loaded.
    expect(stepsOf({ ...empty, tickets: 100, demoTickets: 120 }).ownTickets).toBe(0);
  });

  it('end with a brand of one’s own and a colleague', () => {
    expect(done({ brands: [{ slug: 'laadplein' }] })[2]).toBe(false);
    expect(done({ people: 2 })[2]).toBe(false);
    expect(done({ brands: [{ slug: 'chargecars' }, { slug: 'laadplein' }], people: 2 })[2]).toBe(true);
  });
});
