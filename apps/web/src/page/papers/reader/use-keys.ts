import { useEffect, useRef } from 'react';

/** What each key does on the page; keys typed into a field or with Ctrl, Alt or Meta are left alone. */
export type Keys = Readonly<Record<string, () => void>>;

/** Listens for single keys while the page is open: `{ j: next, k: previous, Enter: accept }`. Case does not matter. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="combobox"]')) return;
      // A focused button keeps Enter for itself.
      if (event.key === 'Enter' && target.closest('button, a')) return;
      const act = current.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
