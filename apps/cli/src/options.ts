import { Argument, InvalidArgumentError, Option } from 'commander';

/** The files of `read` and `check`. */
export function filesArgument(): Argument {
  return new Argument(
    '<files...>',
    '文件、文件夹、通配符，- 为标准输入；.jsonl(.gz) 每行一份 {name,text} · FILE, DIR, GLOB, - for stdin',
  );
}

/** `--manifest documents.csv` */
export function manifestOption(): Option {
  return new Option('-m, --manifest <csv>', '清单：name,title,number,issuer,published · what the texts do not print');
}

/** `--jobs N` */
export function jobsOption(): Option {
  return new Option('-j, --jobs <n>', '线程数 · threads (default: all cores)').argParser((value) => {
    const count = Number(value);
    if (!Number.isInteger(count) || count < 1 || count > 256) throw new InvalidArgumentError('1–256');
    return count;
  });
}
