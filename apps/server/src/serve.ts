import { bringFirstPapers, dataFolder, foundOffices, networksFrom, openStore } from '@luoshi/work';
import type { FirstPapers, Founded, Note, OfficePlan, ProgrammeSamples } from '@luoshi/work';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildApp } from './app.js';

export interface ServeOptions {
  /**
   * Where the store's settings come from: `DATABASE_URL`, `LUOSHI_OWNER_URL`, `LUOSHI_DATA`; and `LUOSHI_WEBHOOK_NETWORKS`,
   * the inside networks in which other systems may be told.
   */
  readonly environment: NodeJS.ProcessEnv;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** What is set up where the store is empty. */
  readonly plan: OfficePlan;
  /** Behind a proxy that speaks TLS: addresses of callers come from its headers, and cookies go over TLS only. */
  readonly behindProxy?: boolean;
  /** The folder of the web application's build; null for none. */
  readonly web: string | null;
  readonly log: { write(line: string): void } | false;
  readonly tell: (note: Note) => void;
  /** Requests a minute and account; as `buildApp` has it where it is left out. */
  readonly rate?: number;
  /** The first papers of a newly set up office; none where it is left out. */
  readonly firstPapers?: () => FirstPapers;
  /** Records of programmes for it, entered after its papers. */
  readonly firstRecords?: () => ProgrammeSamples;
}

/** A server that takes requests. */
export interface Running {
  readonly address: string;
  /** The offices that this start has set up; null where they were there. */
  readonly founded: Founded | null;
  /** Takes no new requests, lets running ones end (those that take longer than 30 s are cut), closes the store. */
  stop(): Promise<void>;
}

/** How long running requests may take to end when the server stops, in milliseconds. */
const LONGEST_ENDING = 30_000;

/** Opens the store, sets up the offices of the plan where there are none, and takes requests. */
export async function serve(options: ServeOptions): Promise<Running> {
  const { environment, host, port, tell } = options;
  const webhookNetworks = networksFrom(environment['LUOSHI_WEBHOOK_NETWORKS']);
  const store = await openStore({ name: 'luoshi server', environment, signals: 'leave', tell });
  try {
    const founded = await foundOffices(store, options.plan, new Date());
    const app = await buildApp({
      store,
      clock: () => new Date(),
      log: options.log,
      web: options.web,
      backups: join(dataFolder(environment), 'backups'),
      behindProxy: options.behindProxy ?? false,
      webhookNetworks,
      ...(options.rate === undefined ? {} : { rate: options.rate }),
    });
    if (founded && options.firstPapers)
      await bringFirstPapers(
        store,
        app.reading,
        founded,
        options.firstPapers(),
        new Date(),
        options.firstRecords?.() ?? null,
      );
    try {
      await app.listen({ host, port });
    } catch (fault) {
      await app.close();
      throw fault;
    }
    const { port: taken } = app.server.address() as AddressInfo;
    const shownHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    const name = shownHost.includes(':') ? `[${shownHost}]` : shownHost;
    return {
      address: `http://${name}:${taken}`,
      founded,
      stop: async () => {
        const cut = setTimeout(() => app.server.closeAllConnections(), LONGEST_ENDING);
        // A connection whose request ends now would be kept open for the next one, which must not come.
        const idle = setInterval(() => app.server.closeIdleConnections(), 20);
        await app.close();
        clearTimeout(cut);
        clearInterval(idle);
        await store.close();
      },
    };
  } catch (fault) {
    await store.close();
    throw fault;
  }
}
