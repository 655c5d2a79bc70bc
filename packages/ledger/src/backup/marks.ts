import type { Handle } from '../subject/handle.js';

/** A copy of the whole store that was once made; whether the file is still there is not known. */
export interface BackupMark {
  readonly madeAt: Date;
  readonly fileName: string;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly rows: number;
  /** Length of the archive in bytes. */
  readonly bytes: number;
}

/** The last backups, the newest first. */
export async function lastBackups(db: Handle, count: number): Promise<BackupMark[]> {
  const rows = await db.selectFrom('backup_mark').selectAll().orderBy('id', 'desc').limit(count).execute();
  return rows.map((row) => ({
    madeAt: row.made_at,
    fileName: row.file_name,
    sha256: row.sha256.toString('hex'),
    rows: Number(row.rows),
    bytes: Number(row.bytes),
  }));
}
