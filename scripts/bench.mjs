// npm run bench [-- --json FILE]: speed, growth, memory and start-up, beside named peers. Takes about two minutes; no test.
// What an office bears is in bench:load, programmes at the size of a province in bench:programmes: it names them at its end.
import { prepare, root, run } from './prepare.mjs';

prepare();
// A reader and its peers have the young generation (MB) that the command gives its threads (apps/cli/src/pool.ts).
const roomy = '--max-semi-space-size=32';
// Certificates that a machine adds to Node's own are read at each start, by the command as by the bare node beside it.
const env = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };
const args = [roomy, `${root}/bench/src/bench.mjs`, ...process.argv.slice(2)];
process.exit(run(process.execPath, args, { cwd: process.cwd(), env }));
