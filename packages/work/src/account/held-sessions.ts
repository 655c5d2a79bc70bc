import type { OpenSession, Store } from '@luoshi/ledger';

/** So many milliseconds a session is taken to be as it was found: what another process changes is seen by then. */
const HELD = 2000;
/** Beyond so many all are asked for anew. */
const MOST = 10_000;

interface Held {
  readonly session: OpenSession;
  /** Of the process's own clock, which only goes forward. */
  readonly until: number;
}

/**
 * The sessions that were asked for lately, by the hash of their secret: a page asks ten times a second for the same one. What
 * this process changes of accounts and sessions lets all of them go (`forget`), before it is answered.
 */
export class HeldSessions {
  #held = new Map<string, Held>();
  /** Rises with every change: what was being looked up meanwhile is not held. */
  #changes = 0;

  async of(hash: Buffer, find: () => Promise<OpenSession | null>, now: Date): Promise<OpenSession | null> {
    const key = hash.toString('base64');
    const held = this.#held.get(key);
    if (held && held.until > performance.now() && held.session.expiresAt > now) return held.session;
    const changes = this.#changes;
    const session = await find();
    if (session && changes === this.#changes) {
      if (this.#held.size >= MOST) this.#held.clear();
      this.#held.set(key, { session, until: performance.now() + HELD });
    } else this.#held.delete(key);
    return session;
  }

  forget(): void {
    this.#changes += 1;
    this.#held.clear();
  }
}

const ofStore = new WeakMap<Store, HeldSessions>();

export function heldSessions(store: Store): HeldSessions {
  let held = ofStore.get(store);
  if (!held) ofStore.set(store, (held = new HeldSessions()));
  return held;
}

/** Does what changes accounts or sessions; no session is held from before it, nor from while it was going on. */
export async function changingSessions<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const held = heldSessions(store);
  held.forget();
  try {
    return await work();
  } finally {
    held.forget();
  }
}
