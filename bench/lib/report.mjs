/** @typedef {{ name: string, value: string, ratio?: number, unit?: string, floor?: number, goal?: number, atMost?: boolean }} Figure */

const COLUMNS = ['name', 'value', 'ratio', 'floor', 'goal', ''];
const short = (number) => (number === undefined ? '' : Number(number.toPrecision(3)).toString());

/** Collects figures and prints them. `atMost` marks ratios that are better when smaller. */
export class Reports {
  #rows = [];
  belowFloor = false;

  /** @param {Figure} figure */
  add({ name, value, ratio, unit = '', floor, goal, atMost = false }) {
    const reaches = (mark) => mark !== undefined && ratio !== undefined && (atMost ? ratio <= mark : ratio >= mark);
    const missed = floor !== undefined && ratio !== undefined && !reaches(floor);
    this.belowFloor ||= missed;
    const verdict = missed
      ? 'below the floor'
      : goal !== undefined && ratio !== undefined
        ? reaches(goal)
          ? 'goal'
          : 'floor'
        : '';
    const row = [name, value, ratio === undefined ? '' : `${short(ratio)} ${unit}`, short(floor), short(goal), verdict];
    this.#rows.push(row);
    console.error(`  ${row.filter(Boolean).join(' | ')}`);
  }

  table() {
    const rows = [COLUMNS, ...this.#rows];
    const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
    const line = (row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join(' | ')
        .trimEnd();
    return [line(rows[0]), widths.map((width) => '-'.repeat(width)).join('-|-'), ...rows.slice(1).map(line)].join('\n');
  }
}

export const perSecond = (rate) => `${Math.round(rate).toLocaleString('en')}/s`;
