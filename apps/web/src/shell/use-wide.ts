import { useSyncExternalStore } from 'react';

/** From this width on a table has its columns, below it stands what a phone shows. As the style sheets have it. */
const query = '(width >= 768px)';

/** Is the screen wider than a phone's? Known at the first drawing, and followed where the window changes. */
export const useWide = (): boolean => useSyncExternalStore(follow, () => matchMedia(query).matches);

function follow(changed: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
