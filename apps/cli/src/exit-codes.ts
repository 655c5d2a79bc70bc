/** What the command's exit code says. Listed in `--help`. */
export const exitCodes = {
  ok: 0,
  /** `check` found an inconsistency (it outranks `failures`), or `doctor` something that is not in order. */
  inconsistent: 1,
  /** The command line, the manifest or the output file is wrong; nothing was read. */
  usage: 2,
  /** Some files could not be read; the others were. */
  failures: 3,
  /** The store refused: the message says why and what to do. */
  refused: 4,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;

export const exitCodesHelp = `
Exit codes 退出码:
  0    all files read  全部读完
  1    check: inconsistent; doctor: not clean  发现前后矛盾，或数据有恙
  2    wrong usage  用法有误
  3    some files could not be read (the others were)  部分文件未能读取
  4    the store refused: see the message  数据库拒绝，见提示
  130  stopped by Ctrl-C  中途停止`;

/** A mistake of the caller: told in one line, without a stack, with exit code `usage`. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
