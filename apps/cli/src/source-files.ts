import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';

/** A file to read. */
export interface SourceFile {
  /** As the caller wrote it or as it was found below a folder: printed so that an editor can jump to it. */
  readonly path: string;
  /** `source.name` of the reading: the file's own name, or the path where two files share a name. */
  readonly name: string;
  readonly bytes: number;
  /** `lines`: a JSON lines file, each line a document `{ name, text }`, plain or gzipped. `stdin`: standard input. */
  readonly kind: 'paper' | 'lines' | 'stdin';
}

export interface SourceFiles {
  readonly files: readonly SourceFile[];
  /** Arguments that led to nothing. */
  readonly missing: readonly string[];
  /** Files in folders that are no papers, by extension, so that leaving them out is said. */
  readonly passedOver: ReadonlyMap<string, number>;
}

// Papers in formats that are refused are still taken, so that each of them is reported.
const papers = /\.(txt|text|html?|shtml|docx?|wps|pdf|ofd|rtf)$/i;
const lines = /\.(jsonl|ndjson)(\.gz)?$/i;
const magic = /[*?[\]{}]/;

/**
 * Turns FILE, DIR and GLOB arguments into files: those named first come first, a folder's in the order of their paths.
 * A file is taken once, however often it is named. Links to folders are not followed.
 */
export async function sourceFiles(args: readonly string[]): Promise<SourceFiles> {
  const found: { path: string; bytes: number; kind: SourceFile['kind'] }[] = [];
  const missing: string[] = [];
  const passedOver = new Map<string, number>();
  const seen = new Set<string>();
  const add = async (path: string, inFolder: boolean) => {
    const key = resolve(path);
    if (seen.has(key)) return;
    const kind = lines.test(path) ? 'lines' : 'paper';
    if (inFolder && kind === 'paper' && !papers.test(path)) {
      const ending = extname(path).toLowerCase() || basename(path);
      passedOver.set(ending, (passedOver.get(ending) ?? 0) + 1);
      return;
    }
    seen.add(key);
    const about = await stat(path).catch(() => null); // reading it will say what is wrong
    found.push({ path, bytes: about?.size ?? 0, kind });
  };
  for (const arg of args) {
    if (arg === '-') {
      found.push({ path: '-', bytes: 0, kind: 'stdin' });
      continue;
    }
    const about = await stat(arg).catch(() => null); // a missing one may be a pattern
    if (about?.isDirectory()) {
      const inside = await below(arg);
      if (inside.length === 0) missing.push(arg);
      for (const path of inside) await add(path, true);
    } else if (about) {
      await add(arg, false);
    } else if (magic.test(arg)) {
      const { glob } = await import('tinyglobby');
      const paths = await glob(arg.replaceAll('\\', '/'), { expandDirectories: false, followSymbolicLinks: false });
      if (paths.length === 0) missing.push(arg);
      for (const path of paths.sort(byCodePoint)) await add(path, false);
    } else {
      missing.push(arg);
    }
  }
  return { files: named(found), missing, passedOver };
}

/** Files below a folder, without hidden ones, in the order of their paths. */
async function below(folder: string): Promise<string[]> {
  const paths: string[] = [];
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const item of await readdir(at, { withFileTypes: true })) {
      if (item.name.startsWith('.') || item.name === 'node_modules') continue;
      const path = join(at, item.name);
      if (item.isDirectory()) waiting.push(path);
      else if (item.isFile() || item.isSymbolicLink()) paths.push(path);
    }
  }
  return paths.sort(byCodePoint);
}

function named(found: readonly { path: string; bytes: number; kind: SourceFile['kind'] }[]): SourceFile[] {
  const count = new Map<string, number>();
  for (const { path } of found) count.set(basename(path), (count.get(basename(path)) ?? 0) + 1);
  return found.map((file) => ({
    ...file,
    name: file.kind === 'stdin' ? 'stdin' : count.get(basename(file.path)) === 1 ? basename(file.path) : file.path,
  }));
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
