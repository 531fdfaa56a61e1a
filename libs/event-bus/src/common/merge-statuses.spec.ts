import type { ConsumerStatus } from '../port';
import { mergeStatuses } from './merge-statuses';

const status = (name: string, more: Partial<ConsumerStatus> = {}): ConsumerStatus => ({
  ...{ name, position: '9', pending: 0, caughtUp: true, parked: 0, fault: null },
  ...more,
});

describe('statuses of several instances', () => {
  it('are one for each consumer, in the order of their names', () => {
    expect(mergeStatuses([status('sla'), status('numbering'), status('sla')]).map(({ name }) => name)).toEqual([
      'numbering',
      'sla',
    ]);
    expect(mergeStatuses([])).toEqual([]);
  });

  it('sum what is held, and say where the slowest is', () => {
    const one = status('c', { position: '12', pending: 3, caughtUp: false, parked: 1 });
    const two = status('c', { position: '9', pending: 4, parked: 2 });
    expect(mergeStatuses([one, two])).toEqual([status('c', { position: '9', pending: 7, caughtUp: false, parked: 3 })]);
    expect(mergeStatuses([one, status('c', { position: null })])).toMatchObject([{ position: null }]);
  });

  it('show a fault of any', () => {
    const faulty = status('c', { fault: 'away' });
    expect(mergeStatuses([status('c'), faulty, status('c', { fault: 'also' })])).toMatchObject([{ fault: 'away' }]);
  });
});
