import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { exitCodes, UsageError } from './exit-codes.js';

interface ExplainOptions {
  file?: string;
  published?: string;
  title?: string;
  issuer?: string;
}

/** `luoshi explain "…"` */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('说明一句话的读法：用了哪条规则、哪些字、推定了什么 · how a text comes to its facts')
    .argument('<text>', '要说明的文字 · the words to explain')
    .option('--file <file>', '文字所在的文件，按全文解释其中这几个字 · the paper in which the words stand')
    .option('--published <day>', '文件日期，推算“今年”“年底前” · day from which relative times count')
    .option('--title <title>', '文件标题')
    .option('--issuer <issuer>', '发文机关')
    .action(async (text: string, options: ExplainOptions) => {
      process.exitCode = await explainCommand(text, options);
    });
}

async function explainCommand(words: string, options: ExplainOptions): Promise<number> {
  const { derivationLines } = await import('./derivation.js');
  const { explain } = await import('@luoshi/reading');
  const { dayAsWritten, decode, Refusal } = await import('@luoshi/formats');
  const published = options.published === undefined ? undefined : dayAsWritten(options.published);
  if (published === null) throw new UsageError(`日期认不出 not a day: ${options.published}`);
  const about = { title: options.title, issuer: options.issuer, published };
  let text = words;
  let range: { start: number; end: number } | undefined;
  if (options.file !== undefined) {
    try {
      text = (await decode(await readFile(options.file), options.file)).text;
    } catch (error) {
      if (error instanceof Refusal || (error as NodeJS.ErrnoException).code !== undefined) {
        throw new UsageError(`${options.file}: ${(error as Error).message}`);
      }
      throw error;
    }
    const start = text.indexOf(words);
    if (start < 0) throw new UsageError(`文件里没有这几个字 these words do not stand in ${options.file}`);
    range = { start, end: start + words.length };
  }
  const lines = derivationLines(explain(text, about, range));
  process.stdout.write(lines.length > 0 ? `${lines.join('\n')}\n` : '没有读出任何数量、时间或事项 nothing was read\n');
  return exitCodes.ok;
}
