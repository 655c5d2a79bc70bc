// What the programmes' bench asks of the store: workbooks into the database, indicators from it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesOf, sheetOf } from '@luoshi/programmes';
import { templateWorkbook } from '@luoshi/reports';
import * as work from '@luoshi/work';

const inFull = (value) => Math.round(value).toLocaleString('en-US');
/** The day on which everything is asked. */
const LAST = '2025-12-31';

/**
 * Registers as workbooks through the job that reads sheets, then indicators as the server answers them.
 * @param facts and `bought`: what is stored of the pre-sold and of the unsold homes
 */
export async function throughStore({ presold, unsold, facts, bought, note, say }) {
  say('\nthrough the store: workbooks into the database, indicators from it');
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-bench-'));
  const environment = { ...process.env, LUOSHI_DATA: folder, DATABASE_URL: undefined, LUOSHI_OWNER_URL: undefined };
  const store = await work.openStore({ name: 'luoshi bench', environment, signals: 'leave', tell: () => undefined });
  let now = new Date(`${LAST}T04:00:00Z`);
  const house = await work.openProgrammes();
  const runner = new work.JobRunner({
    store,
    clock: () => now,
    handlers: work.jobKinds(null, folder, house),
    onFault: (fault) => console.error(fault),
  });
  runner.start();
  try {
    const { plan } = work.planFrom(
      JSON.parse(readFileSync(new URL('../../../samples/office.json', import.meta.url), 'utf8')),
    );
    const { numbers, office } = await work.foundOffices(store, plan, now);
    const jurisdiction = numbers.get(office.code);
    const account = await store.db
      .selectFrom('account')
      .select(['id', 'name'])
      .where('jurisdiction_id', '=', jurisdiction)
      .where('login', '=', 'anju')
      .executeTakeFirstOrThrow();
    const who = {
      accountId: account.id,
      name: account.name,
      personId: null,
      roles: [{ role: 'operator', unitId: null, step: null }],
    };
    const desk = () => ({ store, jurisdiction, who, now });
    const file = async (programme, held, code, records = held.records[code]) => {
      const names = namesOf(programme, (of) => held.records[of] ?? []);
      const register = programme.registers.find((one) => one.code === code);
      const sheet = sheetOf(register, records, names.keyTitleOf);
      const bytes = Buffer.from(await templateWorkbook(sheet, ''));
      const from = performance.now();
      const asked = { programme: programme.code, register: code, dry: false, overwrite: false };
      const id = await work.askReadSheet(desk(), house, asked, { name: 'x.xlsx', mediaType: '', bytes: [bytes] });
      runner.wake();
      let job;
      do {
        await new Promise((resolve) => setTimeout(resolve, 20));
        job = await work.jobAt(desk(), id);
      } while (!['done', 'failed'].includes(job.state));
      if (job.state === 'failed' || job.result.counts.refused + job.result.counts.conflict > 0)
        throw new Error(`${code}: ${job.fault} ${JSON.stringify(job.result?.counts)}`);
      return sheet.rows.length / ((performance.now() - from) / 1000);
    };
    for (const code of ['projects', 'goals', 'buildings', 'months', 'homes']) {
      const records = facts.records[code];
      const rate = await file(presold, facts, code);
      const asked = records.length >= 10_000 ? { least: 5_000 } : {};
      note(`${inFull(records.length)} rows of ${code} stored`, 'rows/s clock', rate, asked);
    }
    const slowest = async (of, day, { code: programme, indicators } = presold) => {
      let worst = { code: '', clock: 0 };
      for (const { code, of: register } of indicators) {
        if (register !== null && register !== 'goals' && register !== 'targets') continue;
        const from = performance.now();
        await work.programmeIndicator(desk(), of, programme, code, day);
        const clock = performance.now() - from;
        if (clock > worst.clock) worst = { code, clock };
      }
      return worst;
    };
    const told = async (when, of, day, asked, programme = presold) => {
      const { code, clock } = await slowest(of, day, programme);
      note(`slowest ${when} (${code})`, 'ms clock', clock, asked);
    };
    await told('first after the import', house, null, { most: 200 });
    await told('again', house, null, { most: 200 });
    const fresh = await work.openProgrammes();
    const from = performance.now();
    await work.warmProgrammes(fresh, store, now);
    note(
      `a new server reads ${inFull(fresh.factsOf(store, jurisdiction, presold).records)} records`,
      'ms clock',
      performance.now() - from,
    );
    await told('first of a new server', fresh, null, { most: 200 });
    // Ten days later a thousand homes were handed over: the day before is told from the history.
    now = new Date('2026-01-10T04:00:00Z');
    await file(
      presold,
      facts,
      'homes',
      facts.records['homes'].slice(-1_000).map((home) => ({ ...home, handedOn: '2026-01-09' })),
    );
    await told('of a past day', fresh, LAST, { most: 200 });
    await told('of a past day again', fresh, LAST, { most: 200 });
    await told('first after a change', fresh, null, { most: 200 });
    for (const { code } of parentsFirst(unsold))
      if (bought.records[code].length > 0) {
        const rate = await file(unsold, bought, code);
        if (bought.records[code].length >= 10_000)
          note(`${inFull(bought.records[code].length)} rows of ${code} stored`, 'rows/s clock', rate, { least: 5_000 });
      }
    await told('of unsold homes after the import', house, null, { most: 200 }, unsold);
    await told('of unsold homes again', house, null, { most: 200 }, unsold);
    await told('of unsold homes, server that never asked', fresh, null, { most: 200 }, unsold);
    await fresh.trials.close();
    // A server that is asked before it has read anything: the first that needs the homes waits for 240,000 of them.
    const started = await work.openProgrammes();
    await told('of a server asked while it starts', started, null, {});
    await started.trials.close();
  } finally {
    await runner.close();
    await house.trials.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Registers in an order in which each follows those that it links to. */
function parentsFirst({ registers }) {
  const placed = new Set();
  const add = (register) => {
    for (const field of Object.values(register.fields))
      if (field.kind === 'link' && field.to !== register.code) add(registers.find(({ code }) => code === field.to));
    placed.add(register);
  };
  registers.forEach(add);
  return [...placed];
}
