// A day of an office on the unpacked archive, run by the archive's own Node: starts ./luoshi as it comes, signs in, reads a
// paper and the page, stops. Needs nothing but Node itself. Prints what it saw as JSON; whatever fails ends it with a message.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [, , home, data] = process.argv;
// Nothing of this machine's own tools but the shell's.
const environment = { PATH: '/usr/bin:/bin', HOME: home, LUOSHI_DATA: data, PORT: '0' };

const started = Date.now();
const server = spawn(join(home, 'luoshi'), [], { cwd: '/', env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? signal)));
let printed = '';
let told = '';
server.stderr.setEncoding('utf8').on('data', (text) => (told += text));
await new Promise((resolve, reject) => {
  server.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
    if (printed.includes('Ctrl-C')) resolve();
  });
  void ended.then((code) => reject(new Error(`luoshi ended with ${code}: ${told}`)));
});
const seconds = (Date.now() - started) / 1000;
const address = /http:\S+/.exec(printed)[0];

async function ask(path, cookie, body) {
  const answer = await fetch(address + path, {
    method: body ? 'POST' : 'GET',
    headers: { ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  const json = answer.headers.get('content-type')?.includes('json') ?? false;
  return { body: json ? JSON.parse(text) : text, cookie: answer.headers.get('set-cookie')?.split(';')[0] };
}

try {
  const given = spawnSync(join(home, 'luoshi'), ['password', 'ducha'], {
    cwd: '/',
    env: environment,
    encoding: 'utf8',
  });
  const once = /one-time password: (\S+)/.exec(given.stdout)?.[1];
  if (!once) throw new Error(`luoshi password: ${given.stdout}${given.stderr}`);
  const signIn = (password) => ask('/api/session', null, { office: 'linjiang', login: 'ducha', password });
  const fresh = '一句只有自己知道的话';
  await ask('/api/session/password', (await signIn(once)).cookie, { old: once, fresh });
  const { cookie } = await signIn(fresh);

  // The samples are read while the server is up already.
  let papers = [];
  for (let turn = 0; turn < 300; turn++) {
    const jobs = (await ask('/api/jobs', cookie)).body.rows;
    papers = (await ask('/api/papers?limit=100', cookie)).body.rows;
    if (papers.length > 0 && jobs.every(({ state }) => state !== 'waiting' && state !== 'running')) break;
    await pause(200);
  }
  const paper = papers.find(({ title }) => title.endsWith('三十条措施'));
  if (!paper) throw new Error(`no paper of the samples: ${JSON.stringify(papers)}`);
  const version = (await ask(`/api/papers/${paper.id}/versions/1`, cookie)).body;
  const page = (await ask('/', cookie)).body;
  // The page's own script and those that it has fetched ahead.
  let code = 0;
  for (const [, script] of page.matchAll(/"(\/assets\/[^"]+\.js)"/g)) code += (await ask(script, cookie)).body.length;
  const postmaster = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0];
  process.stdout.write(
    JSON.stringify({
      seconds,
      papers: papers.length,
      measures: version.measures.length,
      quoted: version.measures.every(({ quote, start, end }) => version.text.slice(start, end) === quote),
      code,
      node: readlinkSync(`/proc/${server.pid}/exe`),
      postgres: readlinkSync(`/proc/${postmaster}/exe`),
    }),
  );
} finally {
  server.kill('SIGTERM');
}
const code = await ended;
if (code !== 0) throw new Error(`luoshi stopped with ${code}: ${told}`);
