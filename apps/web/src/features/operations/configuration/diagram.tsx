import { useMediaQuery } from '@mantine/hooks';
import { useId, useMemo } from 'react';
import { useLabel } from '../../../words/labels';
import { useWords } from '../../../words/words';
import { type Box, BOX, drawingOf, type Move } from './diagram-layout';
import { configurationWords } from './words';

/** A workflow from left to right; on a phone from top to bottom, so that it fits. */
export function Diagram({ name, moves }: { name: string; moves: readonly Move[] }) {
  const t = useWords(configurationWords);
  const isNarrow = useMediaQuery('(max-width: 62em)') ?? false;
  const { left, top, width, height, boxes, lines } = useMemo(() => drawingOf(moves, isNarrow ? 'TB' : 'LR'), [moves, isNarrow]);
  const tip = useId();
  return (
    <svg
      className="diagram"
      viewBox={`${left} ${top} ${width} ${height}`}
      style={{ maxWidth: width }}
      role="img"
      aria-label={t('drawn', { name, moves: moves.length, statuses: boxes.length })}
    >
      <defs>
        <marker id={tip} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
          <path d="M0 1 L9 5 L0 9 z" fill="var(--mantine-color-dimmed)" />
        </marker>
      </defs>
      {lines.map(({ move, path }) => (
        <path
          key={`${move.from} ${move.to}`}
          d={path}
          className={move.addition ? 'diagram-move diagram-addition' : 'diagram-move'}
          markerEnd={`url(#${tip})`}
        />
      ))}
      {boxes.map((box) => (
        <StatusBox key={box.status} box={box} />
      ))}
    </svg>
  );
}

function StatusBox({ box: { status, x, y, isFirst, isLast } }: { box: Box }) {
  const label = useLabel();
  const kind = isFirst ? 'diagram-first' : isLast ? 'diagram-last' : '';
  return (
    <g transform={`translate(${x - BOX.width / 2} ${y - BOX.height / 2})`}>
      <rect {...BOX} rx={isLast ? BOX.height / 2 : 8} className={`diagram-box ${kind}`} />
      <text x={BOX.width / 2} y={BOX.height / 2} dominantBaseline="central" textAnchor="middle" className="diagram-text">
        {label(status)}
      </text>
    </g>
  );
}
