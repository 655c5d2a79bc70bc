// npm run bench [-- --json FILE]: speed, growth, memory and start-up, beside named peers. Takes about two minutes; no test.
// What an office bears is in bench:load, programmes at the size of a province in bench:programmes: it names them at its end.
import { prepare, root, run } from './prepare.mjs';

prepare();
process.exit(run(process.execPath, [`${root}/bench/src/bench.mjs`, ...process.argv.slice(2)], { cwd: process.cwd() }));
