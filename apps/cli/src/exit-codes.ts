/** What the command's exit code says. Listed in `--help`. */
export const exitCodes = {
  ok: 0,
  /** `check` found an inconsistency. It outranks `failures`. */
  inconsistent: 1,
  /** The command line, the manifest or the output file is wrong; nothing was read. */
  usage: 2,
  /** Some files could not be read; the others were. */
  failures: 3,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;

export const exitCodesHelp = `
Exit codes 退出码:
  0    all files read  全部读完
  1    check: at least one inconsistency  发现前后矛盾
  2    wrong usage  用法有误
  3    some files could not be read (the others were)  部分文件未能读取
  130  stopped by Ctrl-C  中途停止`;

/** A mistake of the caller: told in one line, without a stack, with exit code `usage`. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
