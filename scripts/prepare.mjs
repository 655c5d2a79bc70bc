// Brings a fresh clone to the point where its commands run: installs what package-lock.json names, builds what changed.
// Plain Node, because nothing is installed yet when it runs. Says what it does; is quick the second time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from './compile.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

const say = (words) => process.stderr.write(`${words}\n`);

/** Runs a command in the checkout's root with its output shown; returns its exit code. */
export function run(command, args, options = {}) {
  // npm is a .cmd file on Windows, which only a shell can start.
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell, ...options });
  if (error) say(`${command}: ${error.message}`);
  return status ?? 1;
}

/** Ends the process with a message where Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(
    `Luoshi needs Node 20.19 or newer; this is ${process.version}. Install a newer Node (https://nodejs.org) and try again.`,
  );
  process.exit(2);
}

/** Installs what package-lock.json names, unless that was done. Ends the process with a message where it fails. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .digest('hex');
  const stamp = `${root}/node_modules/.luoshi-installed`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing the libraries that package-lock.json names (npm ci) …');
  const code = run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  if (code !== 0) {
    say('npm ci failed: see its message above. It needs the npm registry, or a filled npm cache, the first time.');
    process.exit(code);
  }
  writeFileSync(stamp, lock);
}

function build() {
  const started = Date.now();
  const code = compile();
  if (code !== 0) {
    say('The build failed: the compiler says above where.');
    process.exit(code);
  }
  const seconds = (Date.now() - started) / 1000;
  if (seconds > 2) say(`Built in ${seconds.toFixed(1)} s.`);
}

/** Checks Node, installs and builds what is missing. Ends the process with a message where that fails. */
export function prepare({ libraries = true } = {}) {
  checkNode();
  if (libraries) install();
  build();
  const code = run(process.execPath, [`${root}/scripts/build-command.mjs`]);
  if (code !== 0) process.exit(code);
}
