/** Where the statuses of a workflow stand when it is drawn, and how the moves run between them. */
import { Graph, layout } from '@dagrejs/dagre';
import type { Status } from '../../../api/types';
import type { Configuration } from '../queries';

export type Move = Configuration['workflows'][number]['transitions'][number];
interface Point {
  x: number;
  y: number;
}
export interface Box extends Point {
  status: Status;
  /** No move leads here. */
  isFirst: boolean;
  /** No move leads on. */
  isLast: boolean;
}
export interface Drawing {
  /** Of the upper left corner: moves that run around the statuses begin left of them, or above. */
  left: number;
  top: number;
  width: number;
  height: number;
  boxes: readonly Box[];
  lines: readonly { move: Move; path: string }[];
}
export type Direction = 'LR' | 'TB';

export const BOX = { width: 124, height: 42 } as const;
const MARGIN = 10;

export function drawingOf(moves: readonly Move[], direction: Direction): Drawing {
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: direction, nodesep: 44, ranksep: 62, edgesep: 26 });
  graph.setDefaultEdgeLabel(() => ({}));
  const statuses = [...new Set(moves.flatMap(({ from, to }) => [from, to]))];
  for (const status of statuses) graph.setNode(status, { ...BOX });
  // What was specified is the backbone; additions run around it.
  for (const { from, to, addition } of moves) graph.setEdge(from, to, { weight: addition ? 1 : 4 });
  layout(graph);
  const pointsOf = ({ from, to }: Move) => (graph.edge(from, to) as { points: Point[] }).points;
  const corners = statuses.map((status) => graph.node(status) as Point).flatMap(cornersOf);
  return {
    ...boundsOf([...corners, ...moves.flatMap(pointsOf)]),
    boxes: statuses.map((status) => ({ status, ...placeOf(graph.node(status) as Point), ...endsOf(status, moves) })),
    lines: moves.map((move) => ({ move, path: pathThrough(pointsOf(move)) })),
  };
}

const cornersOf = ({ x, y }: Point): Point[] => [
  { x: x - BOX.width / 2, y: y - BOX.height / 2 },
  { x: x + BOX.width / 2, y: y + BOX.height / 2 },
];

/** Of the layout itself only the statuses are within its width and height, not all moves. */
function boundsOf(points: readonly Point[]) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  return { left, top, width: Math.max(...xs) + MARGIN - left, height: Math.max(...ys) + MARGIN - top };
}

const placeOf = ({ x, y }: Point): Point => ({ x, y });
const endsOf = (status: Status, moves: readonly Move[]) => ({
  isFirst: !moves.some(({ to }) => to === status),
  isLast: !moves.some(({ from }) => from === status),
});

/** Through the middles between the points, so that no corner shows. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (!first || !last) return '';
  const bends = rest.map((point, index) => {
    const next = rest[index + 1];
    const end = next ? middleOf(point, next) : last;
    return `Q${at(point)} ${at(end)}`;
  });
  return [`M${at(first)}`, ...(bends.length > 0 ? bends : [`L${at(last)}`])].join(' ');
}

const middleOf = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
