import { BOX, drawingOf, type Move, pathThrough } from './diagram-layout';

const move = (from: Move['from'], to: Move['to'], addition = false): Move => ({ from, to, addition });
const standard = [
  move('new', 'open'),
  move('open', 'pending'),
  move('open', 'resolved', true),
  move('open', 'cancelled'),
  move('pending', 'open', true),
  move('pending', 'resolved'),
  move('resolved', 'closed'),
  move('resolved', 'open', true),
];

const pairsIn = (path: string) => [...path.matchAll(/-?[\d.]+,-?[\d.]+/g)].map(([pair]) => pair.split(',').map(Number));

describe.each(['LR', 'TB'] as const)('a workflow drawn %s', (direction) => {
  const { boxes, lines, left, top, width, height } = drawingOf(standard, direction);

  it('shows each status once and each move', () => {
    expect(boxes.map(({ status }) => status).sort()).toEqual(['cancelled', 'closed', 'new', 'open', 'pending', 'resolved']);
    expect(lines.map(({ move }) => move)).toEqual(standard);
    for (const { path } of lines) expect(path).toMatch(/^M[\d.,-]+( [QL][\d., -]+)+$/);
  });

  it('marks where tickets begin and end', () => {
    expect(boxes.filter(({ isFirst }) => isFirst).map(({ status }) => status)).toEqual(['new']);
    expect(boxes.filter(({ isLast }) => isLast).map(({ status }) => status)).toEqual(['cancelled', 'closed']);
  });

  it('lets no two statuses overlap, and none stick out', () => {
    for (const [index, one] of boxes.entries()) {
      expect(one.x - BOX.width / 2).toBeGreaterThanOrEqual(left);
      expect(one.x + BOX.width / 2).toBeLessThanOrEqual(left + width);
      expect(one.y + BOX.height / 2).toBeLessThanOrEqual(top + height);
      for (const other of boxes.slice(index + 1))
        expect(Math.abs(one.x - other.x) >= BOX.width || Math.abs(one.y - other.y) >= BOX.height).toBe(true);
    }
  });

  it('has every move in the picture, also those that run around it', () => {
    for (const [x = NaN, y = NaN] of lines.flatMap(({ path }) => pairsIn(path))) {
      expect(x).toBeGreaterThanOrEqual(left);
      expect(x).toBeLessThanOrEqual(left + width);
      expect(y).toBeGreaterThanOrEqual(top);
      expect(y).toBeLessThanOrEqual(top + height);
    }
  });

  it('goes on from the beginning to the end', () => {
    const along = direction === 'LR' ? 'x' : 'y';
    const of = (status: string) => boxes.find((box) => box.status === status)?.[along] ?? NaN;
    const way = ['new', 'open', 'pending', 'resolved', 'closed'].map(of);
    expect(way).toEqual([...way].sort((a, b) => a - b));
  });
});

describe('a line', () => {
  it('is straight through two points, and bends at those between', () => {
    expect(pathThrough([{ x: 0, y: 0 }, { x: 10, y: 0 }])).toBe('M0,0 L10,0'); // prettier-ignore
    expect(pathThrough([{ x: 0, y: 0 }, { x: 5, y: 8 }, { x: 10, y: 0 }])).toBe('M0,0 Q5,8 10,0'); // prettier-ignore
    expect(pathThrough([])).toBe('');
  });
});
