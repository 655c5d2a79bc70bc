// npm run bench:load [-- --tasks 100000]: what an office of a million tasks bears; see bench/src/load.mjs. No test.
import { prepare, root, run } from './prepare.mjs';

prepare();
process.exit(run(process.execPath, [`${root}/bench/src/load.mjs`, ...process.argv.slice(2)], { cwd: process.cwd() }));
