// npm run bench:programmes [-- --json FILE]: programmes at the size of a province; see bench/src/programmes.mjs. No test.
import { prepare, root, run } from './prepare.mjs';

prepare();
process.exit(
  run(process.execPath, [`${root}/bench/src/programmes.mjs`, ...process.argv.slice(2)], { cwd: process.cwd() }),
);
