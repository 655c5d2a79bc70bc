// npm run screens [-- FOLDER], npm run bench:web and npm run first-start: what looks at the pages in a real browser, measures
// them, and walks the first way through the product.
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

const [tool, folder = join(tmpdir(), 'luoshi-screens')] = process.argv.slice(2);
prepare();
const screens = resolve(folder);
if (screens.startsWith(root) && tool === 'screens') {
  process.stderr.write(`Pictures are kept out of the checkout: name another folder than ${screens}.\n`);
  process.exit(2);
}
const code = run(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    join(root, 'apps/web/tests/tools.config.ts'),
    `apps/web/tests/${tool}.tool.ts`,
  ],
  { env: { ...process.env, LUOSHI_SCREENS: screens, LUOSHI_TOOL: tool } },
);
if (tool === 'screens' && code === 0) process.stdout.write(`${screens}\n`);
process.exit(code);
