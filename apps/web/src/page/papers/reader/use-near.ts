import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Before it comes into sight: about a screen above and below. */
const AHEAD = '900px 0px';

/**
 * Whether a block of a long pane has come near what is in sight; it stays so. A block that has not may be drawn as plain
 * words: they take their room, and are found by the browser's search.
 * @param drawn draws it wherever it stands: the first, the one that is chosen, all of them on paper
 */
export function useNear(drawn: boolean): readonly [RefObject<HTMLDivElement | null>, boolean] {
  const block = useRef<HTMLDivElement>(null);
  const [came, come] = useState(drawn);
  if (drawn && !came) come(true);
  useEffect(() => {
    if (came) return;
    const root = block.current!.closest('.reader-pane');
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) come(true);
      },
      { root, rootMargin: AHEAD },
    );
    watch.observe(block.current!);
    return () => watch.disconnect();
  }, [came]);
  return [block, came];
}

/** A list cut into blocks of so many, each with the place where it begins. */
export function blocksOf<One>(all: readonly One[], size: number): readonly { at: number; of: readonly One[] }[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, block) => ({
    at: block * size,
    of: all.slice(block * size, (block + 1) * size),
  }));
}
