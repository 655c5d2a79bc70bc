/** Words as a page places them: where their left end and their baseline stand, how wide they are and how high a letter is. */
export interface Run {
  readonly text: string;
  readonly x: number;
  /** Downwards, in the unit of `x`. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Runs as lines from the top down: what stands on one baseline is one line, however it was cut up and spaced (`机　密 ★`); a
 * gap of three letters begins another cell.
 */
export function linesOf(runs: readonly Run[]): string {
  const rows: { y: number; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && Math.abs(run.y - row.y) <= Math.max(run.height, 1) * 0.4) row.runs.push(run);
    else rows.push({ y: run.y, runs: [run] });
  }
  return rows.map(({ runs: row }) => lineOf(row)).join('\n');
}

function lineOf(runs: Run[]): string {
  let line = '';
  let end: number | null = null;
  for (const { text, x, width, height } of runs.sort((a, b) => a.x - b.x)) {
    const gap = end === null ? 0 : x - end;
    const letter = Math.max(height, 1);
    line += (gap > 3 * letter ? '\t' : gap > letter / 4 ? ' ' : '') + text;
    end = x + width;
  }
  return line;
}
