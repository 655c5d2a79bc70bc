import { InvalidArgumentError, Option, type Command } from 'commander';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OfficePlan, ProgrammeSamples } from '@luoshi/work';
import { exitCodes, UsageError } from './exit-codes.js';
import { say } from './stderr.js';
import { refusable, tell } from './store-command.js';

interface ServeOptions {
  host: string;
  port: number;
  office: string;
}

/** The made-up 临江市, which an office replaces by a file of its own. */
const samplePlan = fileURLToPath(new URL('../../../samples/office.json', import.meta.url));

/** The samples of 临江市 with their manifest: what a first start takes in. */
function samplePapers(): { files: { name: string; bytes: Uint8Array }[]; manifest: Uint8Array } {
  const folder = fileURLToPath(new URL('../../../samples/', import.meta.url));
  // The papers that programmes rest on stand with these.
  const paths = [folder, join(folder, 'programmes/papers')].flatMap((each) =>
    readdirSync(each)
      .filter((name) => /^\d\d-.*\.(?:txt|html|docx)$/.test(name))
      .map((name) => join(each, name)),
  );
  return {
    files: paths.map((path) => ({ name: basename(path), bytes: readFileSync(path) })),
    manifest: readFileSync(join(folder, 'documents.csv')),
  };
}

/** The samples of programmes: records by programme, and the sentences of sample papers behind their numbers and rules. */
function sampleRecords(): ProgrammeSamples {
  const folder = fileURLToPath(new URL('../../../samples/programmes/', import.meta.url));
  const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return {
    texts: texts.map((name) => ({
      programme: name.slice(0, -'.txt'.length),
      text: readFileSync(join(folder, name), 'utf8'),
    })),
    sources: JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')) as ProgrammeSamples['sources'],
  };
}

/** The seats of the topmost office but its administrators', `ducha 市政府督查室`. */
const seatsOf = ({ offices }: OfficePlan, code: string): string[] =>
  (offices.find((office) => office.code === code)?.seats ?? [])
    .filter(({ role }) => role !== 'administrator')
    .map(({ login, name }) => `${login} ${name}`);

/** How this command is called by whoever started it: the offline archive has its own starter. */
const CALLED = process.env['LUOSHI_COMMAND'] ?? 'npx luoshi';

/** `luoshi serve` */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('启动服务，Ctrl-C 停止；数据在 ./data 或 LUOSHI_DATA · start the server; Ctrl-C stops it')
    .addOption(new Option('--host <host>', '监听地址 · address to listen at').env('HOST').default('127.0.0.1'))
    .addOption(new Option('--port <port>', '端口，0 为任一空闲端口').env('PORT').default(8080).argParser(portFrom))
    .addOption(
      new Option('--office <json>', '首次启动时建立的办公室、单位和账号 · what is set up at the first start')
        .env('LUOSHI_OFFICE')
        .default(samplePlan, 'samples/office.json'),
    )
    .action(async (options: ServeOptions) => {
      process.exitCode = await refusable(() => serveCommand(options));
    });
}

function portFrom(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new InvalidArgumentError('0–65535');
  return Number(value);
}

async function serveCommand({ host, port, office }: ServeOptions): Promise<number> {
  const { dataFolder, planFrom, WorkRefusal } = await import('@luoshi/work');
  const read = planFrom(planFile(office));
  if ('wrong' in read) throw new WorkRefusal('plan-wrong', read.wrong);
  const { serve, webFolder } = await import('@luoshi/server');
  const stopped = signalled();
  const environment = process.env;
  const data = dataFolder(environment);
  const running = await serve({
    environment,
    host,
    port,
    plan: read.plan,
    ...(office === samplePlan ? { firstPapers: samplePapers, firstRecords: sampleRecords } : {}),
    behindProxy: environment['LUOSHI_BEHIND_PROXY'] === '1',
    web: webFolder(),
    log: await logTo(environment['LUOSHI_LOG'], join(data, 'log')),
    tell,
  }).catch((fault: NodeJS.ErrnoException) => {
    throw listenFault(fault, host, port) ?? fault;
  });
  const { founded, address } = running;
  const lines = [`落实 Luoshi  ${address}`];
  if (founded) {
    const { office: top, login, password } = founded;
    lines.push(
      `首次启动，已建立 ${top.name} (first start: the office was set up)`,
      `  办公室 office: ${top.code}`,
      `  系统管理员 administrator: ${login}`,
      `  一次性密码 one-time password: ${password}`,
      `  其他席位各取一次性密码 other seats, each its own password: ${CALLED} password LOGIN`,
      ...seatsOf(read.plan, top.code).map((seat) => `    ${seat}`),
    );
  } else lines.push(`忘记密码 lost a password: ${CALLED} password LOGIN`);
  lines.push('停止 stop: Ctrl-C', '');
  process.stdout.write(lines.join('\n'));
  await stopped;
  say('luoshi: 正在停止，等待办理中的请求结束…… (stopping)');
  await running.stop();
  return exitCodes.ok;
}

/** npm hands a Ctrl-C on to a process that the terminal has told already: what comes this soon is the same one (ms). */
const ECHO = 1000;

/** The first signal; another one ends the process at once. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    const onSignal = () => {
      if (first !== null && Date.now() - first > ECHO) process.exit(exitCodes.interrupted);
      first ??= Date.now();
      resolve();
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
}

function planFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    throw new UsageError(`${path}: ${(fault as Error).message}`);
  }
}

/** A mistake of the address asked for; null where the fault is another. */
function listenFault({ code }: NodeJS.ErrnoException, host: string, port: number): UsageError | null {
  switch (code) {
    case 'EADDRINUSE':
      return new UsageError(
        `端口 ${port} 已被占用，请用 PORT 另指一个 · port ${port} is taken: name another with PORT`,
      );
    case 'EACCES':
      return new UsageError(`无权使用端口 ${port}，请用 1024 以上的 PORT · no right to use port ${port}`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new UsageError(`本机没有地址 ${host}，请核对 HOST · this machine has no address ${host}: check HOST`);
    default:
      return null;
  }
}

/** Structured logs: on standard output where `-` is asked for, else in files of 20 MB, ten of which are kept. */
async function logTo(asked: string | undefined, folder: string): Promise<{ write(line: string): void }> {
  if (asked === '-') return process.stdout;
  const { createStream } = await import('rotating-file-stream');
  mkdirSync(folder, { recursive: true });
  const log = createStream('server.log', { path: folder, size: '20M', maxFiles: 10 });
  let told = false;
  // A full disk must not stop the work; it is told once, and the log goes on when there is room.
  log.on('error', (fault) => {
    if (!told) say(`luoshi: 日志写不进去 (the log cannot be written): ${fault.message}`);
    told = true;
  });
  return log;
}
