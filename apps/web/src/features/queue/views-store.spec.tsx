import { readViews } from './views-store';

const view = { id: '1', name: 'Late', queue: 'all', search: { sla: 'breached', colour: 'red' }, starred: true };

describe('saved views', () => {
  it('are read as they were kept, without what no filter knows', () =>
    expect(readViews([view])).toEqual([{ ...view, search: { sla: 'breached' } }]));
  it.each([null, 'views', [null], [{}], [{ ...view, queue: 'nowhere' }], [{ ...view, name: 3 }]])(
    'leave out what does not fit: %j',
    (stored) => expect(readViews(stored)).toEqual([]),
  );
});
