// npm run bench:papers -- FILE.jsonl.gz [COUNT]: how long many papers take until they are found; see bench/src/bulk-papers.mjs.
import { prepare, root, run } from './prepare.mjs';

prepare();
process.exit(
  run(process.execPath, [`${root}/bench/src/bulk-papers.mjs`, ...process.argv.slice(2)], { cwd: process.cwd() }),
);
