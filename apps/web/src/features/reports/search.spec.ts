import { instantsOf, isTurned, periodBefore, periodOf, readReportSearch } from './search';

const now = new Date(2026, 10, 25, 14, 0).getTime();

describe('the period of a report', () => {
  it('is the last 30 days, today included', () =>
    expect(periodOf({}, now)).toEqual({ first: '2026-10-27', last: '2026-11-25', days: 30 }));
  it('is as many days as are asked for', () => expect(periodOf({ days: 7 }, now).first).toBe('2026-11-19'));
  it('is what two dates say, over a change of the clocks', () =>
    expect(periodOf({ from: '2026-10-01', to: '2026-10-31' }, now)).toMatchObject({ days: 31 }));
  it('ends today when only its beginning is said', () =>
    expect(periodOf({ from: '2026-11-01' }, now)).toEqual({ first: '2026-11-01', last: '2026-11-25', days: 25 }));
  it('is shown as it was chosen when it ends before it begins, and known as such', () => {
    const turned = periodOf({ from: '2026-11-20', to: '2026-11-10', days: 7 }, now);
    expect(turned).toMatchObject({ first: '2026-11-20', last: '2026-11-10' });
    expect(isTurned(turned)).toBe(true);
    expect(isTurned(periodOf({ from: '2026-11-10', to: '2026-11-10' }, now))).toBe(false);
    expect(isTurned(periodOf({ from: '2027-01-01' }, now))).toBe(false);
  });
  it('has one before it, as long, that ends where it begins', () => {
    const period = periodOf({ days: 7 }, now);
    expect(periodBefore(period)).toEqual({ first: '2026-11-12', last: '2026-11-18', days: 7 });
    expect(instantsOf(periodBefore(period)).to).toBe(instantsOf(period).from);
  });
});

it('an address is read without what makes no sense', () =>
  expect(readReportSearch({ days: 8, from: '2026-02-31', by: 'colour', type: 'sales' })).toEqual({ type: 'sales' }));
