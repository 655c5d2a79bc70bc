import { readdirSync, readFileSync } from 'node:fs';

/** Of one process: its parent and its processor time in milliseconds, that of its children that have ended included. */
function processOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // proc(5): state is the third field; ticks are hundredths of a second.
    const [parent, user, system, ofEnded, systemOfEnded] = [4, 14, 15, 16, 17].map((at) => Number(fields[at - 3]));
    return { parent, ms: (user + system + ofEnded + systemOfEnded) * 10 };
  } catch {
    return null; // ended meanwhile: its parent has its time
  }
}

/** Milliseconds of processor time that an embedded database has used, all its processes together; null where that is not told. */
export function databaseCpu({ embedded }) {
  if (process.platform !== 'linux' || !embedded) return null;
  const { pid } = embedded.server;
  let ms = 0;
  for (const name of readdirSync('/proc')) {
    const one = /^\d+$/.test(name) ? processOf(name) : null;
    if (one && (Number(name) === pid || one.parent === pid)) ms += one.ms;
  }
  return ms;
}

/** Processor time of this process and of the database for a piece of work, in seconds. */
export async function cpuOf(store, work) {
  const [own, theirs] = [process.cpuUsage(), databaseCpu(store)];
  const result = await work();
  const { user, system } = process.cpuUsage(own);
  const database = theirs === null ? null : (databaseCpu(store) - theirs) / 1000;
  return { result, own: (user + system) / 1e6, database };
}
