// npm run bench:papers -- FILE.jsonl.gz [COUNT]
// Takes in the papers of a gzip of JSON lines ({ name, text }) as one upload on a new embedded database, and says how
// long it took until all were read, stored and found. The floor is a minute for 3,164 papers, and as much a paper.
import { createAccount, createJurisdiction, jobById, openStore } from '@luoshi/ledger';
import { bringPapers, fileInMemory, find, jobKinds, JobRunner, openProgrammes, ReadingPool } from '@luoshi/work';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { databaseCpu } from './load/database-cpu.mjs';
import { Tally } from './load/tally.mjs';

const [path, count] = process.argv.slice(2);
if (!path) {
  console.error('Name a gzip of JSON lines: npm run bench:papers -- FILE.jsonl.gz [COUNT]');
  process.exit(2);
}
const tally = new Tally();
const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean);
const files = lines.slice(0, count ? Number(count) : undefined).map((line) => {
  const { name, text } = JSON.parse(line);
  return fileInMemory(name, Buffer.from(text));
});

const data = mkdtempSync(join(tmpdir(), 'luoshi-bulk-'));
const store = await openStore({ environment: { LUOSHI_DATA: data }, name: 'bulk papers' });
const reading = new ReadingPool();
const clock = () => new Date();
const programmes = await openProgrammes();
const runner = new JobRunner({
  store,
  clock,
  handlers: jobKinds(reading, '', programmes),
  onFault: (fault) => console.error(fault),
});
try {
  const now = clock();
  const { jurisdiction, accountId } = await store.db.transaction().execute(async (transaction) => {
    const office = { code: 'linjiang', name: '临江市人民政府', shortName: '临江市', level: 'prefecture' };
    const made = await createJurisdiction(transaction, office, now);
    const account = { login: 'clerk', name: 'clerk', passwordHash: null, roles: [{ role: 'supervision' }] };
    return { jurisdiction: made, accountId: await createAccount(transaction, made, account, now, null) };
  });
  const who = { accountId, name: 'clerk', personId: null, roles: [{ role: 'supervision', unitId: null, step: null }] };
  const desk = { store, jurisdiction, who, now };
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  const brought = await bringPapers(desk, reading, { files, manifest: null });
  console.log(
    `${seconds()} s: ${brought.accepted} accepted at the door, ${brought.refused.length} refused, ` +
      `${brought.known.length + brought.repeated.length} known or repeated`,
  );
  runner.start();
  let job;
  do {
    await new Promise((resolve) => setTimeout(resolve, 500));
    job = await jobById(store.db, jurisdiction, brought.jobId);
  } while (job.state === 'waiting' || job.state === 'running');
  const { total, more } = await find(desk, programmes, '住房', {}, { limit: 1 });
  console.log(
    `${seconds()} s: ${job.state}, ${job.doneUnits} read and stored; 住房 is found in ${total}${more ? '+' : ''}`,
  );
  const { user, system } = process.cpuUsage();
  tally.cpu('all of it', { own: (user + system) / 1e6, database: (databaseCpu(store) ?? 0) / 1000 });
  tally.floor(
    `${job.doneUnits} papers taken in, read, stored and found`,
    Number(seconds()),
    (60 * files.length) / 3164,
    's',
  );
} finally {
  await runner.close();
  await reading.close();
  await store.close();
  rmSync(data, { recursive: true, force: true });
}
process.exitCode = tally.short === 0 ? 0 : 1;
