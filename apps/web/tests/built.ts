import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The folder of the web application's production build, built where its sources have changed. */
export function builtWeb(): string {
  // In a process of its own: the builder ends the process where it fails.
  execFileSync(process.execPath, ['-e', `import('${root}scripts/build-web.mjs').then((m) => m.buildWeb())`], {
    stdio: 'inherit',
  });
  return `${root}apps/web/dist`;
}
