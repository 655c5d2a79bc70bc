import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which workspace may import which. Every import that is not here is an error. */
const ARROWS: Record<string, readonly string[]> = {
  'packages/reading': [],
  'packages/formats': ['packages/reading'],
  'packages/ledger': ['packages/reading'],
  'packages/programmes': ['packages/reading'],
  'packages/reports': ['packages/reading', 'packages/programmes'],
  'packages/work': [
    'packages/reading',
    'packages/formats',
    'packages/ledger',
    'packages/programmes',
    'packages/reports',
  ],
  'apps/server': ['packages/work'],
  // `luoshi serve` is the server in the command's own process: one to watch, one to stop.
  'apps/cli': ['apps/server', 'packages/work', 'packages/reading', 'packages/formats', 'packages/reports'],
  'apps/web': ['packages/reading', 'apps/server'],
};

/** Inside the reading: a folder may import itself and every folder to its right. */
const READING = ['audit', 'readings', 'outline', 'recognise', 'text'];

interface Import {
  readonly file: string;
  readonly target: string;
}

/** All source files of the workspaces, tests left out, as paths from the root with forward slashes. */
function sources(): string[] {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((workspace) =>
      readdirSync(join(root, group, workspace, 'src'), { recursive: true, encoding: 'utf8' })
        .map((file) => `${group}/${workspace}/src/${file.replaceAll('\\', '/')}`)
        .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.')),
    ),
  );
}

function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({
    file,
    target: fileName.startsWith('.') ? relative(root, join(root, dirname(file), fileName)) : fileName,
  }));
}

const workspaceOf = (path: string): string | undefined => /^(?:packages|apps)\/[^/]+/.exec(path)?.[0];
const workspaceNamed = (name: string): string | undefined => {
  const short = /^@luoshi\/([^/]+)/.exec(name)?.[1];
  return short && Object.keys(ARROWS).find((workspace) => workspace.endsWith(`/${short}`));
};

const all = sources().flatMap(importsOf);

describe('arrows', () => {
  it('finds imports to judge', () => {
    expect(all.length).toBeGreaterThan(50);
  });

  it('between workspaces point the allowed way', () => {
    const wrong = all.filter(({ file, target }) => {
      const from = workspaceOf(file)!;
      const to = target.startsWith('@luoshi/') ? workspaceNamed(target) : workspaceOf(target);
      return to !== undefined && to !== from && !ARROWS[from]?.includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it('inside the reading point rightwards: audit → readings → outline → recognise → text', () => {
    const folder = (path: string) => READING.indexOf(/^packages\/reading\/src\/([^/]+)\//.exec(path)?.[1] ?? '');
    const wrong = all.filter(({ file, target }) => {
      const from = folder(file);
      const to = folder(target);
      return from >= 0 && target.startsWith('packages/reading/') && (to < 0 || to < from);
    });
    expect(wrong).toEqual([]);
  });

  it('keep the reading pure: it imports nothing but itself', () => {
    const outside = all.filter(
      ({ file, target }) => file.startsWith('packages/reading/') && !target.startsWith('packages/reading/'),
    );
    expect(outside).toEqual([]);
  });

  it('have no drawer for odds and ends', () => {
    const drawers = sources().filter((file) => /\/(?:utils?|common|helpers?|types|misc|shared)(?:\/|\.ts$)/.test(file));
    expect(drawers).toEqual([]);
  });
});

describe('programmes', () => {
  const FOLDERS = 'packages/programmes/src/programmes/';
  const codes = readdirSync(join(root, FOLDERS), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  it('are named by no source outside their folders: a new one touches no other', () => {
    const naming = sources()
      .filter((file) => !file.startsWith(FOLDERS))
      .flatMap((file) => {
        const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
        return codes.filter((one) => new RegExp(`['"\`/]${one}['"\`/.]`).test(code)).map((one) => `${file}: ${one}`);
      });
    expect(codes.length).toBeGreaterThan(6);
    expect(naming).toEqual([]);
  });

  it('import no other programme', () => {
    const across = sources()
      .filter((file) => file.startsWith(FOLDERS))
      .flatMap(importsOf)
      .filter(({ file, target }) => target.startsWith(FOLDERS) && target.split('/')[4] !== file.split('/')[4])
      .map(({ file, target }) => `${file}: ${target}`);
    expect(across).toEqual([]);
  });
});
