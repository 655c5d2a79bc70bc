import { createAccount, createJurisdiction, createUnit } from '@luoshi/ledger';
import type { Id, NewRole, Store } from '@luoshi/ledger';
import { hashOf, networksFrom } from '@luoshi/work';
import type { Role } from '@luoshi/work';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '../../../packages/ledger/tests/database.js';
import { buildApp } from '../src/app.js';
import type { App, AppOptions } from '../src/app.js';
import { COOKIE } from '../src/plugin/door.js';

/** One seat of the office: who asks. `drafter`, `checker` and `issuer` are the three steps inside 市住建局. */
export const seats = {
  administrator: [{ role: 'administrator' }],
  supervision: [{ role: 'supervision' }],
  leader: [{ role: 'leader' }],
  auditor: [{ role: 'auditor' }],
  operator: [{ role: 'operator' }],
  housing: [{ role: 'liaison', unit: 'housing' }],
  drafter: [{ role: 'liaison', unit: 'housing', step: 'drafter' }],
  checker: [{ role: 'liaison', unit: 'housing', step: 'checker' }],
  issuer: [{ role: 'liaison', unit: 'housing', step: 'issuer' }],
  finance: [{ role: 'liaison', unit: 'finance' }],
  bank: [{ role: 'liaison', unit: 'bank' }],
} as const satisfies Record<
  string,
  readonly { role: Role; unit?: keyof typeof UNITS; step?: 'drafter' | 'checker' | 'issuer' }[]
>;
export type Seat = keyof typeof seats;

const UNITS = {
  housing: ['市住房和城乡建设局', '市住建局', 'department', 'supervised'],
  finance: ['市财政局', null, 'department', 'supervised'],
  land: ['市自然资源和规划局', '市资规局', 'department', 'supervised'],
  district: ['东湖区', null, 'county', 'supervised'],
  county: ['云溪县', null, 'county', 'supervised'],
  bank: ['临江银行', null, 'bank', 'commercial'],
} as const;
export type UnitKey = keyof typeof UNITS;

/** Where systems may stand that are told of what happens: other addresses of this machine are closed to them. */
export const RECEIVERS = '127.0.0.1';

export const PASSWORD = '临江市督查室的一句话口令';

/** The made-up office of 临江市 with its units and one account a seat, behind a server without a socket. */
export interface Office {
  readonly app: App;
  readonly store: Store;
  readonly jurisdiction: number;
  readonly units: Readonly<Record<UnitKey, Id>>;
  readonly accounts: Readonly<Record<Seat, Id>>;
  /** Where the clock stands; set it to stand on another day. */
  now: Date;
  /** Asks as a seat; null is somebody who has not signed in. */
  ask(seat: Seat | null, request: InjectOptions | string): Promise<LightMyRequestResponse>;
  /** Asks and expects success; returns the body. */
  get<Body>(seat: Seat, request: InjectOptions | string): Promise<Body>;
  /**
   * Starts tasks as the supervision office. What a draft leaves out: entered by hand, led by 市住建局, supported by
   * 市财政局. @returns their numbers in the order of the drafts
   */
  startTasks(...drafts: readonly object[]): Promise<Id[]>;
  close(): Promise<void>;
}

/** Sets up the office on a database of this test's own, with further folders of programmes. The clock stands at 10:00 on 3 March 2026 in Beijing. */
export async function testOffice(
  kind: 'installed' | 'system' = 'installed',
  log: AppOptions['log'] = false,
  programmes: readonly string[] = [],
): Promise<Office> {
  const database = await testDatabase(kind);
  const store = await database.open();
  const start = new Date('2026-03-03T02:00:00Z');
  const hash = await hashOf(PASSWORD);
  const made = await store.db.transaction().execute(async (transaction) => {
    const jurisdiction = await createJurisdiction(
      transaction,
      { code: 'linjiang', name: '临江市人民政府', shortName: '临江市', level: 'prefecture' },
      start,
    );
    const units: Partial<Record<UnitKey, Id>> = {};
    for (const [key, [name, short, unitKind, relation]] of Object.entries(UNITS) as [
      UnitKey,
      (typeof UNITS)[UnitKey],
    ][])
      units[key] = await createUnit(
        transaction,
        jurisdiction,
        {
          name,
          pinyinKey: key,
          kind: unitKind,
          relation,
          from: null,
          officialOrder: Object.keys(units).length + 1,
          ...(short === null
            ? {}
            : { otherNames: [{ name: short, pinyinKey: key, kind: 'short', valid: { from: null, until: null } }] }),
        },
        start,
      );
    const accounts: Partial<Record<Seat, Id>> = {};
    for (const [seat, roles] of Object.entries(seats) as [Seat, (typeof seats)[Seat]][])
      accounts[seat] = await createAccount(
        transaction,
        jurisdiction,
        {
          login: seat,
          name: seat,
          passwordHash: hash,
          roles: roles.map((held): NewRole => ({
            role: held.role,
            unitId: 'unit' in held ? units[held.unit]! : null,
            step: 'step' in held ? held.step : null,
          })),
        },
        start,
        null,
      );
    return { jurisdiction, units, accounts } as Pick<Office, 'jurisdiction' | 'units' | 'accounts'>;
  });
  const cookies = new Map<string, string>();
  let clock: () => Date = () => start;
  const backups = mkdtempSync(join(tmpdir(), 'luoshi-backups-'));
  const app = await buildApp({
    ...{ store, clock: () => clock(), rate: 1_000_000, log, backups, programmes, checked: true },
    webhookNetworks: networksFrom(RECEIVERS),
  });
  const office: Office = {
    ...made,
    app,
    store,
    now: start,
    async ask(seat, request) {
      const options = typeof request === 'string' ? { method: 'GET' as const, url: request } : request;
      if (seat === null) return app.inject(options);
      // A session does not outlive a day: who stands on another one signs in again.
      const key = `${seat} ${office.now.toISOString().slice(0, 10)}`;
      if (!cookies.has(key)) cookies.set(key, await signedIn(app, seat));
      return app.inject({ ...options, cookies: { ...options.cookies, [COOKIE]: cookies.get(key)! } });
    },
    async get<Body>(seat: Seat, request: InjectOptions | string) {
      const answer = await office.ask(seat, request);
      if (answer.statusCode >= 300)
        throw new Error(`${seat}: ${JSON.stringify(request)} → ${answer.statusCode} ${answer.body}`);
      return (answer.body === '' ? null : answer.json()) as Body;
    },
    async startTasks(...drafts) {
      const usual = {
        title: '建成口袋公园50个',
        origin: { kind: 'hand', source: '督查室' },
        duties: [
          { unit: made.units.housing, role: 'lead' },
          { unit: made.units.finance, role: 'support' },
        ],
      };
      const { started } = await office.get<{ started: { id: Id }[] }>('supervision', {
        method: 'POST',
        url: '/api/tasks',
        payload: { tasks: drafts.map((draft) => ({ ...usual, ...draft })) },
      });
      return started.map(({ id }) => id);
    },
    async close() {
      await app.close();
      await store.close();
      rmSync(backups, { recursive: true });
    },
  };
  clock = () => office.now;
  return office;
}

async function signedIn(app: App, seat: Seat): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { office: 'linjiang', login: seat, password: PASSWORD },
  });
  const cookie = answer.cookies.find(({ name }) => name === COOKIE);
  if (!cookie) throw new Error(`${seat} cannot sign in: ${answer.body}`);
  return cookie.value;
}
