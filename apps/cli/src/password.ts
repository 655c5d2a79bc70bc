import type { Command } from 'commander';
import { exitCodes } from './exit-codes.js';
import { onStore } from './store-command.js';

/** `luoshi password LOGIN` */
export function addPassword(program: Command): void {
  program
    .command('password')
    .description('为账号设一次性密码并显示一次 · give an account a password that serves once')
    .argument('<login>', '登录名 · login')
    .option('--office <code>', '办公室代码，默认为最上级 · code of the office; the topmost if left out')
    .action(async (login: string, { office }: { office?: string }) => {
      process.exitCode = await onStore('password', async (store) => {
        const { resetByHost } = await import('@luoshi/work');
        const made = await resetByHost(store, { login, office: office ?? null }, new Date());
        process.stdout.write(
          `办公室 office: ${made.office}\n登录名 login: ${login}\n一次性密码 one-time password: ${made.password}\n`,
        );
        return exitCodes.ok;
      });
    });
}
