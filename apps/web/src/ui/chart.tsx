/** How charts look, the same everywhere: quiet axes, what is told apart also by pattern or dash, no motion. */
import { type CSSProperties, type ReactNode, useId } from 'react';
import { ResponsiveContainer } from 'recharts';
import type { TooltipContentProps } from 'recharts';

export const figureColors = {
  a: 'var(--figure-a)',
  b: 'var(--figure-b)',
  c: 'var(--figure-c)',
  missed: 'var(--figure-missed)',
} as const;
export type FigureColor = keyof typeof figureColors;

const tick = { fontSize: 12, fill: 'var(--mantine-color-dimmed)' };
export const axis = { tick, tickLine: false, axisLine: { stroke: 'var(--figure-grid)' } } as const;
export const grid = { stroke: 'var(--figure-grid)', vertical: false } as const;
export const hover = { isAnimationActive: false, cursor: { fill: 'var(--figure-grid)', opacity: 0.5 } } as const;
/** The table beside each chart is what is read by keys and aloud. */
export const silent = { accessibilityLayer: false } as const;

export function ChartBox({ height, children }: { height: number; children: ReactNode }) {
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 320, height }}>
      {children}
    </ResponsiveContainer>
  );
}

/** Stripes in the colour: told apart by who sees no colours, and in print. */
export function Stripes({ id, color }: { id: string; color: FigureColor }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={6} height={6} fill={figureColors[color]} opacity={0.25} />
      <rect width={3} height={6} fill={figureColors[color]} />
    </pattern>
  );
}
/** An id that can stand in `url(#…)`. */
export const usePatternId = (): string => `stripes-${useId().replace(/\W/g, '')}`;

export interface LegendEntry {
  word: string;
  color: FigureColor;
  look?: 'solid' | 'striped' | 'line';
}

/** Above the chart, where nothing of it has to give way. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <div className="figure-legend">
      {entries.map(({ word, color, look = 'solid' }) => (
        <span key={word}>
          <i style={swatch(figureColors[color], look)} />
          {word}
        </span>
      ))}
    </div>
  );
}

function swatch(color: string, look: NonNullable<LegendEntry['look']>): CSSProperties {
  if (look === 'line') return { width: 16, height: 0, borderTop: `3px solid ${color}` };
  const striped = `repeating-linear-gradient(45deg, ${color} 0 2px, color-mix(in srgb, ${color} 25%, transparent) 2px 4px)`;
  return { width: 12, height: 12, borderRadius: 3, background: look === 'striped' ? striped : color };
}

/** @param say how a value reads, by the name of its series */
export function tip(title: (label: unknown) => string, say: (value: number, name: string) => string) {
  return function Tip({ active, label, payload }: TooltipContentProps) {
    if (!active || payload.length === 0) return null;
    return (
      <div className="figure-tip">
        <strong>{title(label)}</strong>
        {payload.map(({ name, value }) => (
          <div key={String(name)} className="tabular">
            {String(name)}: {say(Number(value), String(name))}
          </div>
        ))}
      </div>
    );
  };
}
