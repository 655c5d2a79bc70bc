import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** A statement that has been asked so often is worth keeping. */
const OFTEN = 10;
/** So many are kept a session: each costs the server some tens of kilobytes. */
const MOST_KEPT = 200;
/** So many are counted; then counting begins anew. */
const MOST_COUNTED = 2000;
/** A statement's result has other columns than when it was prepared: another process has brought the schema up to date. */
const RESULT_CHANGED = 'cached plan must not change result type';

/**
 * The pool as Kysely sees it. Statements that come again and again are prepared: the server parses them once a session, and
 * plans them once where a plan does not hang on the values.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const statements = new Statements();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      let preparing = clients.get(client);
      if (!preparing) clients.set(client, (preparing = preparingClient(client, statements)));
      return preparing;
    },
    end: () => pool.end(),
  };
}

function preparingClient(client: pg.PoolClient, statements: Statements): PostgresPoolClient {
  const query = async (text: string, values: readonly unknown[]) => {
    const name = values.length === 0 ? null : statements.nameOf(text);
    if (name === null) return asked(client, { text, values: [...values] });
    try {
      return await asked(client, { text, name, values: [...values] });
    } catch (fault) {
      if (fault instanceof Error && fault.message === RESULT_CHANGED) statements.forget();
      throw fault;
    }
  };
  // Kysely asks for cursors only where it is given a class of them.
  return { query, release: () => client.release() } as unknown as PostgresPoolClient;
}

/**
 * Asks by callback: of what a client answers by promise, each answer holds the next, so that all rows outlive the young
 * generation and are copied twice, until a full collection. A tenth of what a list takes the server was that.
 */
const asked = (client: pg.PoolClient, question: pg.QueryConfig): Promise<pg.QueryResult> =>
  new Promise((answer, refuse) =>
    client.query(question, (fault, result) => {
      if (fault) refuse(fault);
      else answer(result);
    }),
  );

/** Names of the statements that come often. */
class Statements {
  #counts = new Map<string, number>();
  #names = new Map<string, string>();
  #generation = 0;

  /** Null where the statement has not come often enough. */
  nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_KEPT) return null;
    const count = (this.#counts.get(text) ?? 0) + 1;
    if (count < OFTEN) {
      if (this.#counts.size >= MOST_COUNTED) this.#counts.clear();
      this.#counts.set(text, count);
      return null;
    }
    this.#counts.delete(text);
    const name = `luoshi_${this.#generation}_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  /** All get other names, and are prepared anew. */
  forget(): void {
    this.#generation += 1;
    this.#names.clear();
  }
}
