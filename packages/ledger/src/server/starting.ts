import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { folderRefusal, StoreRefusal } from '../refusal.js';
import type { Place } from './place.js';

/** A mark that was not touched for so long is that of a dead process, in milliseconds; making a cluster may block us for some seconds. */
const LEFT_AFTER = 60_000;
const TOUCH_EVERY = 2000;
const LONGEST_WAIT = 10 * 60_000;

/** Marks of this very process: in a container, the process before us may have had our number. */
const ours = new Set<string>();

/**
 * Runs `work` while no other process starts a server on this folder: two first starts at one moment make one cluster.
 * The mark of a dead process is swept away.
 */
export async function oneAtATime<T>(place: Place, work: () => Promise<T>): Promise<T> {
  await mark(place);
  const touching = setInterval(() => touch(place.starting), TOUCH_EVERY).unref();
  try {
    return await work();
  } finally {
    clearInterval(touching);
    ours.delete(place.starting);
    rmSync(place.starting, { force: true });
  }
}

function touch(file: string): void {
  const now = new Date();
  if (existsSync(file)) utimesSync(file, now, now);
}

async function mark(place: Place): Promise<void> {
  const until = Date.now() + LONGEST_WAIT;
  for (;;) {
    try {
      const file = openSync(place.starting, 'wx', 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      ours.add(place.starting);
      return;
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw folderRefusal(place.starting, fault);
      }
    }
    if (Date.now() > until) throw new StoreRefusal('folder-in-use', place.starting);
    if (isLeft(place)) rmSync(place.starting, { force: true });
    else await pause(50);
  }
}

function isLeft(place: Place): boolean {
  try {
    const age = Date.now() - statSync(place.starting).mtimeMs;
    const pid = Number(readFileSync(place.starting, 'utf8'));
    // An empty mark is one that is being written at this moment, unless it is old.
    if (!(pid > 0)) return age > 2000;
    return age > LEFT_AFTER || (pid === process.pid ? !ours.has(place.starting) : !isAlive(pid));
  } catch {
    return false; // gone meanwhile: the next turn of the loop takes it
  }
}

/** Whether a process of that number runs, ours or somebody else's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
