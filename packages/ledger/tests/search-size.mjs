// How the search does at size. Built first (`npx tsc -b packages/ledger`), then, not part of npm test:
//   node packages/ledger/tests/search-size.mjs TEXTS.jsonl.gz [MEGABYTES, default 100]
// TEXTS holds one JSON object a line with `text` (and `name`); it is repeated until so much UTF-8 is in the index.
// Prints the time of a rebuild beside a filled index, sizes, and times of words that are rare, common and longer.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createJurisdiction, newId, openStore, rebuildSearch, search } from '../dist/index.js';

const [file, megabytes = '100'] = process.argv.slice(2);
const texts = gunzipSync(await readFile(file)).toString('utf8').trim().split('\n').map((line) => JSON.parse(line)); // prettier-ignore
const folder = await mkdtemp(join(tmpdir(), 'luoshi-search-'));
const store = await openStore({ environment: { LUOSHI_DATA: folder }, name: 'search size' });
const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

function* documents(most, wordEvery) {
  let bytes = 0;
  for (let n = 0; bytes < most * 1e6; n++) {
    const one = texts[n % texts.length];
    const text = n % wordEvery === 77 ? `${one.text}龘靐` : one.text;
    bytes += Buffer.byteLength(text);
    const day = `20${10 + (n % 15)}-0${1 + (n % 9)}-1${n % 10}`;
    yield { kind: 'paper', id: newId(), title: text.slice(0, 20), text, day };
  }
}

try {
  const office = { code: 'a', name: 'a', shortName: 'a', level: 'county' };
  const id = await store.db.transaction().execute((t) => createJurisdiction(t, office, new Date()));
  for (const round of ['empty beside', 'full beside']) {
    const from = performance.now();
    const { documents: count } = await rebuildSearch(store, id, () => documents(Number(megabytes), 5000));
    console.log(`rebuild (${round}): ${count} documents in ${seconds(from)}`);
    const { rows } = await store.pool.query(
      `select relname, pg_size_pretty(pg_relation_size(oid)) as size, pg_size_pretty(pg_table_size(oid)) as whole from pg_class
       where relname like 'search_document%' order by 1`,
    );
    console.log(rows.map((row) => `  ${row.relname}: ${row.size} (${row.whole})`).join('\n'));
    for (const query of ['龘靐', '住房', '房地产', '公积金贷款', '住房 公积金', '房', '无此词', '首付款比例不低于']) {
      const times = [];
      let page;
      for (let n = 0; n < 7; n++) {
        const start = performance.now();
        page = await search(store.db, id, query, {}, { limit: 20 });
        times.push(performance.now() - start);
      }
      const [, median] = [times.sort((a, b) => a - b), times[3]];
      console.log(`  ${query}: ${page.more ? '1000+' : page.total} hits, first ${Math.max(...times).toFixed(1)} ms, median ${median.toFixed(1)} ms`); // prettier-ignore
    }
  }
} finally {
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
