import { StoreRefusal } from '../refusal.js';

/** One table in a backup. */
export interface TableOf {
  readonly table: string;
  /** `tables/task.csv` */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly size: number;
  readonly sha256: string;
}

/** `manifest.json`, the last file of a backup. */
export interface Manifest {
  readonly format: 'luoshi-backup';
  readonly formatVersion: 1;
  readonly madeAt: string;
  /** The steps of the schema, oldest first, with the hashes of their SQL. */
  readonly schema: readonly { readonly name: string; readonly hash: string }[];
  readonly tables: readonly TableOf[];
}

export const MANIFEST = 'manifest.json';

/** Reads a manifest; refuses what is none or of a newer form. */
export function manifestFrom(text: string): Manifest {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch (fault) {
    throw new StoreRefusal('backup-damaged', MANIFEST, { cause: fault });
  }
  if (manifest?.format !== 'luoshi-backup') throw new StoreRefusal('backup-foreign', MANIFEST);
  if (manifest.formatVersion !== 1) throw new StoreRefusal('backup-newer', `format ${String(manifest.formatVersion)}`);
  return manifest;
}

/** For whoever opens the archive in ten years. */
export const README = `落实（Luoshi）数据备份

tables/ 里每个表一个 CSV 文件：UTF-8，首行是列名，逗号分隔，文本加双引号；不加引号的空值表示“无”，"" 表示空文本。
日期为北京时间的日期，时刻带时区，金额和数值是精确的十进制数，文件内容（bytea）以 \\x 开头的十六进制书写。
manifest.json 里有数据结构的版本、每个表的列、行数和 SHA-256。
恢复：luoshi restore 本文件（进入一个空的数据库）。

A backup of Luoshi: one CSV file per table under tables/ (UTF-8, first line the names of the columns; an empty field
without quotes is null, "" is an empty text; bytes as \\x and hexadecimal). manifest.json holds the schema's version and
each table's columns, rows and SHA-256. To restore: luoshi restore FILE, into an empty database.
`;
