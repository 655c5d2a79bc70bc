import { printPlace } from '@luoshi/formats';
import { ledgerDocument, ledgerWorkbook, type LedgerDocument } from '@luoshi/reports';
import { Output } from './output.js';
import type { Rendering } from './rendering.js';
import { session, type SessionOptions, type SessionTotals } from './session.js';

/** Rows as JSON lines, from the workers to the thread that writes the workbook. */
export const ledgerRows: Rendering = {
  head: '',
  separator: '\n',
  tail: '\n',
  hashed: true,
  render: ({ reading, decoded }) => {
    const notes = decoded.notes.map(({ chinese }) => chinese);
    return JSON.stringify(ledgerDocument(reading, (offset) => printPlace(decoded.positions.locate(offset)), notes));
  },
};

/** Reads the files and writes the workbook of all of them. */
export async function ledgerFile(
  args: readonly string[],
  options: SessionOptions & { readonly out?: string | undefined },
  wanted: { width: number; questions: boolean },
): Promise<SessionTotals> {
  const output = await Output.open(options.out ?? null);
  try {
    const documents: LedgerDocument[] = [];
    const totals = await session(args, options, { ...wanted, name: 'ledger' }, ({ output: rows }) => {
      if (rows.length > 0) {
        for (const line of Buffer.from(rows).toString('utf8').split('\n'))
          documents.push(JSON.parse(line) as LedgerDocument);
      }
      return Promise.resolve(true);
    });
    if (totals.interrupted) await output.abandon();
    else {
      await output.write(await ledgerWorkbook(documents, totals.failures));
      await output.finish();
    }
    return totals;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}
