import { columns, columnsWithin, gridOf } from './columns';

const every = columns.map(({ name }) => name);
const namesWithin = (width: number) => columnsWithin(width, every).map(({ name }) => name);

describe('columns', () => {
  it('are those that were chosen, in their own order', () =>
    expect(columnsWithin(2_000, ['due', 'status']).map(({ name }) => name)).toEqual(['status', 'due']));
  it('make room for the subject, what is needed least first', () => {
    expect(namesWithin(2_000)).toEqual(every);
    expect(namesWithin(1_400)).not.toContain('created');
    expect(namesWithin(600)).toContain('due');
  });
  it('are never wider than the list', () => {
    for (let width = 320; width < 2_000; width += 40) {
      const shown = columnsWithin(width, every);
      const needed = shown.reduce((sum, column) => sum + column.width + 12, 0);
      expect(needed).toBeLessThanOrEqual(Math.max(0, width - 300));
    }
  });
  it('leave the subject what is left', () =>
    expect(gridOf(columnsWithin(2_000, ['type', 'due']))).toBe('28px 30px minmax(0, 1fr) 118px'));
});
