import type { BatchResult, RenderingName } from './batch.js';
import { Output } from './output.js';
import { renderingOf } from './rendering.js';
import { session, type SessionOptions, type SessionTotals } from './session.js';

/** What can be said only when all documents are read: taken from each batch, printed after the last. */
export interface Across {
  take(result: BatchResult): void;
  /** The finished pieces of output; counts what it found into the totals. */
  pieces(totals: SessionTotals): readonly string[];
}

/** Reads the files and writes what each gives as it comes: the memory of a batch, however many files there are. */
export async function streamed(
  args: readonly string[],
  options: SessionOptions & { readonly out?: string | undefined },
  wanted: { name: RenderingName; width: number; questions: boolean },
  across?: Across,
): Promise<SessionTotals> {
  const rendering = await renderingOf(wanted.name);
  const output = await Output.open(options.out ?? null);
  let printed = false;
  try {
    const totals = await session(args, options, wanted, async (result) => {
      if (result.output.length > 0) {
        await output.write(printed ? rendering.separator : rendering.head);
        await output.write(result.output);
        printed = true;
      }
      across?.take(result);
      return !output.gone;
    });
    if (totals.interrupted) {
      await output.abandon();
      return totals;
    }
    for (const piece of across?.pieces(totals) ?? []) {
      await output.write(printed ? rendering.separator : rendering.head);
      await output.write(piece);
      printed = true;
    }
    // Nothing printed: no lines at all, or an empty array.
    if (printed) await output.write(rendering.tail);
    else if (rendering.head !== '') await output.write(rendering.head + rendering.tail.trimStart());
    await output.finish();
    return totals;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}
