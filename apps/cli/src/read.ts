import { Option, type Command } from 'commander';
import type { RenderingName } from './batch.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { filesArgument, jobsOption, manifestOption } from './options.js';
import { say } from './stderr.js';

type Format = 'table' | 'json' | 'jsonl' | 'xlsx';

interface ReadOptions {
  format?: Format;
  manifest?: string;
  out?: string;
  jobs?: number;
}

const renderings: Readonly<Record<Format, RenderingName>> = {
  table: 'table',
  json: 'json',
  jsonl: 'jsonl',
  xlsx: 'ledger',
};

/** `luoshi read FILE|DIR|GLOB…` */
export function addRead(program: Command): void {
  program
    .command('read')
    .description(
      '读文件，列出措施、目标、时限、责任 · read papers into a ledger in which every fact points at its words',
    )
    .addArgument(filesArgument())
    .addOption(
      new Option('-f, --format <format>', '输出格式 · default: table, or what the ending of --out says').choices(
        Object.keys(renderings),
      ),
    )
    .addOption(manifestOption())
    .option('-o, --out <file>', '写入文件 · write to a file')
    .addOption(jobsOption())
    .action(async (files: string[], options: ReadOptions) => {
      process.exitCode = await readCommand(files, options);
    });
}

async function readCommand(files: readonly string[], options: ReadOptions): Promise<number> {
  const { closingLine } = await import('./session.js');
  const format = options.format ?? formatOf(options.out);
  if (format === 'xlsx' && options.out === undefined && process.stdout.isTTY) {
    throw new UsageError('xlsx 请用 --out 指定文件 an xlsx needs --out FILE');
  }
  const width = options.out === undefined && process.stdout.isTTY ? process.stdout.columns || 80 : 80;
  const wanted = { name: renderings[format], width, questions: true };
  const totals =
    format === 'xlsx'
      ? await (await import('./ledger-rows.js')).ledgerFile(files, options, wanted)
      : await (await import('./streamed.js')).streamed(files, options, wanted);
  say(closingLine(totals));
  if (totals.interrupted) return exitCodes.interrupted;
  return totals.failed > 0 ? exitCodes.failures : exitCodes.ok;
}

/** The format that a file's ending asks for. */
function formatOf(out: string | undefined): Format {
  const ending = /\.(xlsx|jsonl|ndjson|json)$/i.exec(out ?? '')?.[1]?.toLowerCase();
  if (ending === 'ndjson') return 'jsonl';
  return ending === 'xlsx' || ending === 'json' || ending === 'jsonl' ? ending : 'table';
}
