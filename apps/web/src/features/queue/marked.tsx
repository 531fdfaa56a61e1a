import type { ReactNode } from 'react';

export type Ranges = readonly (readonly number[])[];

/** The text with what was searched for marked. @param ranges start and end of each, in order and apart */
export function Marked({ text, ranges }: { text: string; ranges: Ranges }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start = 0, end = 0] of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
