import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { dataFolder, jobKinds, JobRunner, openProgrammes, ReadingPool, warmProgrammes } from '@luoshi/work';
import type { Networks, Store } from '@luoshi/work';
import fastify, { LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { answerWriter } from './answer.js';
import { HttpRefusal } from './http-refusal.js';
import { loggedFault } from './log-fault.js';
import { accessLog } from './plugin/access-log.js';
import { door } from './plugin/door.js';
import { idempotency } from './plugin/idempotency.js';
import { multipartBodies } from './plugin/multipart.js';
import { openApi } from './plugin/open-api.js';
import { delivering } from './plugin/delivering.js';
import { lighting } from './plugin/lighting.js';
import { pages } from './plugin/pages.js';
import { sweeping } from './plugin/sweeping.js';
import { room } from './plugin/room.js';
import { unchanged } from './plugin/unchanged.js';
import { answerProblem } from './problem.js';
import { accounts } from './subject/accounts.js';
import { divisionMaps } from './subject/division-maps.js';
import { files } from './subject/files.js';
import { findings } from './subject/findings.js';
import { health } from './subject/health.js';
import { jobs } from './subject/jobs.js';
import { opinions } from './subject/opinions.js';
import { indicators } from './subject/indicators.js';
import { payments } from './subject/payments.js';
import { dropped } from './subject/dropped.js';
import { followings } from './subject/followings.js';
import { papers } from './subject/papers.js';
import { reviews } from './subject/reviews.js';
import { samples } from './subject/samples.js';
import { search } from './subject/search.js';
import { lamps } from './subject/lamps.js';
import { reporting } from './subject/reporting.js';
import { reports } from './subject/reports.js';
import { rosters } from './subject/rosters.js';
import { jurisdictions } from './subject/jurisdictions.js';
import { people } from './subject/people.js';
import { register } from './subject/register.js';
import { programmeRecords } from './subject/programme-records.js';
import { programmes } from './subject/programmes.js';
import { session } from './subject/session.js';
import { supervision } from './subject/supervision.js';
import { tasks } from './subject/tasks.js';
import { tokens } from './subject/tokens.js';
import { upkeep } from './subject/upkeep.js';
import { units } from './subject/units.js';
import { webhooks } from './subject/webhooks.js';

export interface AppOptions {
  readonly store: Store;
  /** Now; handed in so that a test can stand on any day. */
  readonly clock: () => Date;
  /** Behind a proxy that speaks TLS: addresses of callers come from its headers, and cookies go over TLS only. */
  readonly behindProxy?: boolean;
  /** Where structured logs go; `false` for none. */
  readonly log?: { write(line: string): void } | false;
  /** The folder of the web application's build; none is served where it is left out. */
  readonly web?: string | null;
  /** The folder of backups that are made from the page; in the data folder where it is left out. */
  readonly backups?: string;
  /** Folders of further programmes, each with one sub-folder for each. */
  readonly programmes?: readonly string[];
  /** Networks inside which other systems may be told; none but public addresses where it is left out. */
  readonly webhookNetworks?: Networks;
  /** Requests a minute and account (or address, before signing in). */
  readonly rate?: number;
  /** Judges every answer by its whole schema: for tests. */
  readonly checked?: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The workers that read papers. */
    readonly reading: ReadingPool;
  }
}

export type App = FastifyInstance;

/** The server without its socket: plugins by subject, one table of access, one form of refusal. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { log = false, rate = 1200, behindProxy = false } = options;
  const backups = options.backups ?? join(dataFolder(process.env), 'backups');
  const app = fastify({
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    trustProxy: behindProxy,
    return503OnClosing: false, // we say it in our own words
    routerOptions: { maxParamLength: 200 },
    logger: log ? { level: 'info', stream: log, serializers: { err: loggedFault } } : false,
    // The line of each request is ours: without address, query or name.
    logController: new LogController({ disableRequestLogging: true }),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(answerWriter({ checked: options.checked ?? false }));
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler((request, reply) => answerProblem(new HttpRefusal('no-such-address'), request, reply));
  let stopping = false;
  app.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  app.addHook('onRequest', (_request, _reply, done) => done(stopping ? new HttpRefusal('stopping') : undefined));
  app.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? '';
    request.log.info({ method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
  await app.register(helmet, { contentSecurityPolicy: { directives: POLICY } });
  await app.register(cookie);
  await app.register(room, options);
  await app.register(door, options);
  await app.register(accessLog);
  await app.register(rateLimit, {
    max: rate,
    timeWindow: 60_000,
    keyGenerator: (request) => request.desk?.who.accountId ?? request.ip,
  });
  await app.register(multipartBodies);
  await app.register(idempotency);
  await app.register(unchanged);
  // As bytes at once: its length and its bytes would each be made of the text by itself.
  app.addHook('onSend', (_request, _reply, payload, done) =>
    done(null, typeof payload === 'string' ? Buffer.from(payload) : payload),
  );
  await app.register(openApi);
  const reading = new ReadingPool();
  const house = await openProgrammes(options.programmes);
  app.decorate('reading', reading);
  const runner = new JobRunner({
    store: options.store,
    clock: options.clock,
    handlers: jobKinds(reading, backups, house),
    onFault: (fault) => app.log.error({ err: fault }, 'fault in a job'),
  });
  let warming: Promise<void> = Promise.resolve();
  app.addHook('onReady', (done) => {
    runner.start();
    warming = warmProgrammes(house, options.store, options.clock()).catch((fault: unknown) =>
      app.log.warn({ err: fault }, 'records not read yet'),
    );
    done();
  });
  app.addHook('onClose', async () => {
    await warming;
    await runner.close();
    await reading.close();
    await house.trials.close();
  });
  for (const plugin of [
    health,
    session,
    tasks,
    lamps,
    files,
    jobs,
    papers,
    dropped,
    followings,
    reviews,
    findings,
    opinions,
    reporting,
    reports,
    rosters,
    indicators,
    payments,
    ...supervision,
  ])
    await app.register(plugin, { ...options, reading, runner });
  await app.register(upkeep, { ...options, runner, backups });
  await app.register(search, { ...options, runner, house });
  await app.register(programmes, { ...options, house });
  await app.register(programmeRecords, { ...options, reading, runner, house });
  await app.register(lighting, options);
  await app.register(sweeping, options);
  await app.register(delivering, options);
  for (const plugin of [units, people, register, accounts, tokens, webhooks, jurisdictions, samples, divisionMaps])
    await app.register(plugin, options);
  await app.register(pages, options);
  return app;
}

/** Nothing from outside, nothing inline but styles (the component library writes them). */
const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  upgradeInsecureRequests: null,
};
