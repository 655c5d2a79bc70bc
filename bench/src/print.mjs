// All lines fit 80 columns.
const say = (line = '') => process.stdout.write(`${line}\n`);

/** Three digits that count: 0.0285, 1.24, 31.2, 412. */
export function digits(value) {
  if (value >= 100) return value.toFixed(0);
  if (value >= 10) return value.toFixed(1);
  if (value >= 1) return value.toFixed(2);
  return value.toPrecision(3);
}

const columns = (name, min, median, max, ratio, floor) =>
  `${name.padEnd(26)}${min.padStart(8)}${median.padStart(8)}${max.padStart(8)}${ratio.padStart(13)}  ${floor}`;

export { say };

export function heading(name, ratio = '') {
  say();
  say(columns(name, 'min', 'median', 'max', ratio, 'floor').trimEnd());
}

/** One measured line; `ratio` and `floor` are words, empty where there is none. */
export function line(name, { min, median, max }, ratio = '', floor = '') {
  say(columns(name, digits(min), digits(median), digits(max), ratio, floor).trimEnd());
}

/** `≥ 20 met` or `≥ 20 SHORT`. */
export const floorWords = (words, met) => `${words} ${met ? 'met' : 'SHORT'}`;
