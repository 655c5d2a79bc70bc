import type { About } from '@luoshi/reading';
import { dayAsWritten } from './day.js';
import { Refusal } from './refusal.js';
import { decodeText } from './text/plain.js';

/** One row of a manifest. */
export interface ManifestRow {
  readonly name: string;
  readonly about: About;
}

export interface Manifest {
  readonly rows: readonly ManifestRow[];
  /** What could not be used, one sentence each. */
  readonly problems: readonly string[];
}

const columns: Readonly<Record<string, 'name' | keyof About>> = {
  name: 'name',
  file: 'name',
  filename: 'name',
  文件: 'name',
  文件名: 'name',
  title: 'title',
  标题: 'title',
  题名: 'title',
  number: 'number',
  文号: 'number',
  发文字号: 'number',
  issuer: 'issuer',
  发文机关: 'issuer',
  印发单位: 'issuer',
  published: 'published',
  date: 'published',
  成文日期: 'published',
  发布日期: 'published',
  印发日期: 'published',
  日期: 'published',
};

/**
 * Reads `documents.csv`: name, title, number, issuer, published, in any order, each but the name optional; heads may be
 * Chinese, the separator a comma, semicolon or tab, the encoding what a text file may have. Days may be written
 * 2024-12-29, 2024/12/29 or 2024年12月29日. Refuses a file without a column of names.
 */
export async function readManifest(bytes: Uint8Array): Promise<Manifest> {
  const { parse } = await import('csv-parse/sync');
  const { text } = decodeText(bytes);
  const table: string[][] = parse(text, {
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  const heads = (table[0] ?? []).map((head) => columns[head.toLowerCase().replace(/\s/g, '')]);
  if (!heads.includes('name')) throw new Refusal('manifest-without-names');
  const rows: ManifestRow[] = [];
  const problems: string[] = (table[0] ?? [])
    .filter((_, index) => heads[index] === undefined)
    .map((head) => `清单的「${head}」一列不认识，未采用 unknown column`);
  const seen = new Set<string>();
  for (const [index, cells] of table.slice(1).entries()) {
    const row: Partial<Record<'name' | keyof About, string>> = {};
    heads.forEach((head, column) => {
      const value = cells[column];
      if (head !== undefined && value) row[head] ??= value;
    });
    const where = `清单第 ${index + 2} 行 row ${index + 2}`;
    if (!row.name) problems.push(`${where}: 没有文件名 no name`);
    else if (seen.has(row.name))
      problems.push(`${where}: ${row.name} 重复，取前一行 named twice, the first row counts`);
    else {
      seen.add(row.name);
      const published = row.published === undefined ? undefined : (dayAsWritten(row.published) ?? undefined);
      if (row.published !== undefined && published === undefined) {
        problems.push(`${where}: 日期「${row.published}」认不出，未采用 not a day`);
      }
      rows.push({ name: row.name, about: { title: row.title, number: row.number, issuer: row.issuer, published } });
    }
  }
  return { rows, problems };
}

/** Finds rows by a document's name, by its path, or by its name without folder; counts which were used. */
export class ManifestIndex {
  readonly #byName = new Map<string, number>();
  readonly #rows: readonly ManifestRow[];
  readonly used = new Set<number>();

  constructor(rows: readonly ManifestRow[]) {
    this.#rows = rows;
    rows.forEach(({ name }, index) => this.#byName.set(name, index));
  }

  find(name: string, path: string): About | undefined {
    if (this.#rows.length === 0) return undefined;
    const index =
      this.#byName.get(name) ??
      this.#byName.get(path) ??
      this.#byName.get(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
    if (index === undefined) return undefined;
    this.used.add(index);
    return this.#rows[index]!.about;
  }
}

function separatorOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') >>> 0);
  const count = (mark: string) => head.split(mark).length;
  return count('\t') > count(',') ? '\t' : count(';') > count(',') ? ';' : ',';
}
