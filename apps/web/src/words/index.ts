import { useSyncExternalStore } from 'react';
import { chinese } from './chinese.js';
import { translateBy } from './translate.js';
import type { Translate } from './translate.js';

export type { Translate } from './translate.js';

export type Language = 'zh-CN' | 'en';

/** The language of the screen, and what says its words. */
export interface Translation {
  readonly language: Language;
  /** The same function until another language is spoken. */
  readonly t: Translate;
}

const KEY = 'luoshi.language';

const spoken: Record<Language, Translation | null> = {
  'zh-CN': { language: 'zh-CN', t: translateBy(chinese) },
  en: null,
};
let now: Translation = spoken['zh-CN']!;
const listeners = new Set<() => void>();

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The language of the screen, outside of what is drawn. */
export const translation = (): Translation => now;

/** The language of the screen; what asks is drawn anew when another one is spoken. */
export const useTranslation = (): Translation => useSyncExternalStore(listen, translation);

/** Chinese is in the first load; English comes when somebody asks for it, and stays chosen on this machine. */
export async function startWords(): Promise<void> {
  // Without the English words the product speaks Chinese rather than nothing.
  if (localStorage.getItem(KEY) === 'en') await speak('en').catch(() => undefined);
}

export async function speak(language: Language): Promise<void> {
  const chosen = (spoken[language] ??= {
    language,
    t: translateBy((await import('./english.js')).english),
  });
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  now = chosen;
  for (const listener of listeners) listener();
}
