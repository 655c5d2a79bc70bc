/** Prints a line on standard error: remarks, never results. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
