import type { papers } from '@luoshi/server/contract';
import type { z } from 'zod';

type Stretch = z.output<typeof papers.stretch>;

/** One side of a change: what stands on both sides, and what only this one says. */
export function Side({ words, drop }: { readonly words: readonly Stretch[]; readonly drop: 'added' | 'dropped' }) {
  const Only = drop === 'added' ? 'del' : 'ins';
  return (
    <p>
      {words.map(({ kind, text }, index) =>
        kind === drop ? null : kind === 'same' ? <span key={index}>{text}</span> : <Only key={index}>{text}</Only>,
      )}
    </p>
  );
}
