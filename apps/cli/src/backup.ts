import type { Command } from 'commander';
import { resolve } from 'node:path';
import { exitCodes } from './exit-codes.js';
import { say } from './stderr.js';
import { onStore } from './store-command.js';

interface Copied {
  readonly tables: number;
  readonly rows: number;
}

/** A line that is written over while tables go by, where a person watches. */
const showTable = (table: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${table}`);
};
const endTables = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
};

const told = ({ tables, rows }: Copied): string => `${tables} 张表 ${rows} 行 (${tables} tables, ${rows} rows)`;

/** `luoshi backup FILE` and `luoshi restore FILE` */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('备份全部数据到一个文件（zip 内为 CSV）；不影响正在使用的人 · copy everything out, while others work')
    .argument('<file>', '新文件 · must not exist')
    .action(async (file: string) => {
      process.exitCode = await onStore('backup', async (store) => {
        const { backup } = await import('@luoshi/work');
        const copied = await backup(store, resolve(file), showTable);
        endTables();
        say(`luoshi: 已备份 ${told(copied)}，${copied.bytes} 字节：${file}`);
        return exitCodes.ok;
      });
    });
  program
    .command('restore')
    .description('把备份恢复到一个空的数据文件夹 · read a backup into an empty data folder')
    .argument('<file>', '备份文件 · made by backup')
    .action(async (file: string) => {
      process.exitCode = await onStore(
        'restore',
        async (store) => {
          const { restore } = await import('@luoshi/work');
          const copied = await restore(store, resolve(file), showTable);
          endTables();
          say(`luoshi: 已恢复 ${told(copied)}`);
          return exitCodes.ok;
        },
        false,
      );
    });
}
