import type { CheckResult, foundLine } from '@luoshi/work';
import type { Command } from 'commander';
import { exitCodes } from './exit-codes.js';
import { onStore } from './store-command.js';

const MARKS = { fault: '✗ 故障', warning: '! 警告', note: '· 提示' } as const;

/** One check as a person reads it: healthy ones in one line, others with what it means and what to do. */
function linesOf(say: typeof foundLine, { check, found, unable }: CheckResult): string[] {
  const { title, meaning, next } = check.chinese;
  if (unable !== null) return [`? 无法检查  ${title} (${check.code}): ${unable}`];
  if (found.length === 0) return [`✓ 正常  ${title} (${check.code})`];
  return [
    `${MARKS[check.severity]}  ${title} (${check.code})`,
    `    ${meaning}。${next}。`,
    `    ${check.english.meaning}; ${check.english.next}.`,
    ...found.map((one) => `    - ${foundIn(say, check, one)}`),
  ];
}

/** What was found in both languages, once where it is the same in both. `say` comes with the rest when it is needed. */
const foundIn = (
  say: typeof foundLine,
  { chinese, english }: CheckResult['check'],
  found: CheckResult['found'][number],
) => [...new Set([say(chinese, found), say(english, found)])].join(' · ');

const jsonOf = ({ check, found, unable }: CheckResult) => ({
  code: check.code,
  severity: check.severity,
  healthy: unable === null && found.length === 0,
  found,
  unable,
  chinese: check.chinese,
  english: check.english,
});

/** `luoshi doctor [--json]` */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      '检查数据是否安全、完好，说明含义和办法 · look at the health of the data; exit code 1 if it is not clean',
    )
    .option('--json', '以 JSON 输出 · as JSON')
    .action(async ({ json }: { json?: true }) => {
      process.exitCode = await onStore('doctor', async (store) => {
        const { examine, foundLine: say, isClean } = await import('@luoshi/work');
        const results = await examine(store);
        const clean = isClean(results);
        const text = json
          ? `${JSON.stringify({ clean, checks: results.map(jsonOf) }, null, 2)}\n`
          : `${results.flatMap((one) => linesOf(say, one)).join('\n')}\n`;
        process.stdout.write(text);
        return clean ? exitCodes.ok : exitCodes.inconsistent;
      });
    });
}
