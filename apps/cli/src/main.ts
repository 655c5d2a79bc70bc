import { say } from './stderr.js';
import { Command, CommanderError } from 'commander';
import { addBackup } from './backup.js';
import { addCheck } from './check.js';
import { addDoctor } from './doctor.js';
import { addExplain } from './explain.js';
import { addPassword } from './password.js';
import { addRead } from './read.js';
import { addServe } from './serve.js';
import { widthOf } from './columns.js';
import { exitCodes, exitCodesHelp, UsageError } from './exit-codes.js';

/** Runs the command line. Sets the process's exit code; never calls `process.exit`, so that output is written out. */
export async function run(args: readonly string[]): Promise<void> {
  const program = new Command('luoshi')
    .description('落实：从政策文件中读出措施、目标、时限、责任，每条都指到原文 · reads Chinese policy papers')
    .version('0.1.0')
    .addHelpText('after', exitCodesHelp)
    .showSuggestionAfterError()
    // Its own count takes a Chinese character for one column, and lines run over 80.
    .configureHelp({ displayWidth: widthOf })
    .exitOverride();
  addRead(program);
  addCheck(program);
  addExplain(program);
  addServe(program);
  addBackup(program);
  addDoctor(program);
  addPassword(program);
  for (const command of program.commands) command.exitOverride().addHelpText('after', exitCodesHelp);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    } else if (error instanceof UsageError) {
      say(`luoshi: ${error.message}`);
      process.exitCode = exitCodes.usage;
    } else {
      throw error;
    }
  }
}
