import type { Note, Store } from '@luoshi/work';
import { exitCodes } from './exit-codes.js';
import { say } from './stderr.js';

/** Tells on standard error what the store has to say, in Chinese and English. */
export const tell = ({ chinese, english }: Note): void => say(`luoshi: ${chinese} (${english})`);

/** Runs a command on the store; a refusal is told in one line, in Chinese and English, with exit code `refused`. */
export async function refusable(work: () => Promise<number>): Promise<number> {
  const { StoreRefusal, WorkRefusal } = await import('@luoshi/work');
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof StoreRefusal || fault instanceof WorkRefusal)) throw fault;
    say(`luoshi: ${fault.message}`);
    say(`luoshi: ${fault.english}`);
    return exitCodes.refused;
  }
}

/** Opens the store for a command, beside a server that has it open where there is one, and closes it afterwards. */
export function onStore(name: string, work: (store: Store) => Promise<number>, beside = true): Promise<number> {
  return refusable(async () => {
    const { openStore } = await import('@luoshi/work');
    const store = await openStore({ name: `luoshi ${name}`, beside, connections: 4, tell });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  });
}
