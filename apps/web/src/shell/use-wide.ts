import { useCallback, useSyncExternalStore } from 'react';

/** Pixels from which on a table has its columns, and the reader its two sides; as the style sheets have it. */
const FROM = { table: 768, sides: 992 } as const;

/** Is the screen wide enough? Known at the first drawing, so that nothing is drawn twice, and followed where the window changes. */
export function useWide(enough: keyof typeof FROM = 'table'): boolean {
  const query = `(width >= ${FROM[enough]}px)`;
  const follow = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(follow, () => matchMedia(query).matches);
}
