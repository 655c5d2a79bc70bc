// npm start: starts the server with the embedded database; the first time it sets up the made-up 临江市 with its samples.
// In this very process, so that whoever started it can stop it.
import { buildWeb } from './build-web.mjs';
import { prepare, root } from './prepare.mjs';

prepare();
buildWeb();
const { run } = await import(`${root}/apps/cli/dist/main.js`);
await run(['serve', ...process.argv.slice(2)]);
