import { Option, type Command } from 'commander';
import type { RenderingName } from './batch.js';
import { exitCodes } from './exit-codes.js';
import { filesArgument, jobsOption, manifestOption } from './options.js';
import type { FindingRendering } from './rendering.js';
import type { PaperStatements } from './statement.js';
import { say } from './stderr.js';
import type { Across } from './streamed.js';

interface CheckOptions {
  format: 'text' | 'json' | 'sarif';
  questions?: true;
  manifest?: string;
  out?: string;
  jobs?: number;
}

const renderings: Readonly<Record<CheckOptions['format'], RenderingName>> = {
  text: 'check-text',
  json: 'check-json',
  sarif: 'check-sarif',
};

/** `luoshi check FILE…` */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('核对文件里前后矛盾之处 · find what contradicts itself in papers, as a linter does')
    .addArgument(filesArgument())
    .addOption(new Option('-f, --format <format>', '输出格式').choices(Object.keys(renderings)).default('text'))
    .option('-q, --questions', '也列出凭原文不能断定、需要核实的问题 · also list what the words leave open')
    .addOption(manifestOption())
    .option('-o, --out <file>', '写入文件 · write to a file')
    .addOption(jobsOption())
    .action(async (files: string[], options: CheckOptions) => {
      process.exitCode = await checkCommand(files, options);
    });
}

/** Compares the papers of one call with each other: two reports that give two values for one thing. */
async function acrossPapers(name: RenderingName, questions: boolean): Promise<Across> {
  const { findingsAcross } = await import('./statement.js');
  const { renderingOf } = await import('./rendering.js');
  const { isSpokenOf } = await import('./located-finding.js');
  const rendering = (await renderingOf(name)) as FindingRendering;
  const papers: PaperStatements[] = [];
  return {
    take: ({ statements }) => void papers.push(...statements),
    pieces: (totals) => {
      const findings = findingsAcross(papers);
      for (const { verdict } of findings) {
        if (verdict === 'inconsistent') totals.inconsistent++;
        else totals.undetermined++;
      }
      return findings.filter(({ verdict }) => isSpokenOf(verdict, questions)).map((f) => rendering.renderFinding(f));
    },
  };
}

async function checkCommand(files: readonly string[], options: CheckOptions): Promise<number> {
  const { closingLine } = await import('./session.js');
  const { streamed } = await import('./streamed.js');
  const questions = options.questions === true;
  const name = renderings[options.format];
  const totals = await streamed(files, options, { name, width: 80, questions }, await acrossPapers(name, questions));
  const { inconsistent, undetermined } = totals;
  const hint = undetermined > 0 && !questions ? '，可用 --questions 查看' : '';
  say(
    `luoshi: 不符 ${inconsistent} 处，待核 ${undetermined} 处${hint} (${inconsistent} inconsistent, ${undetermined} open)`,
  );
  say(closingLine(totals));
  if (totals.interrupted) return exitCodes.interrupted;
  if (inconsistent > 0) return exitCodes.inconsistent;
  return totals.failed > 0 ? exitCodes.failures : exitCodes.ok;
}
