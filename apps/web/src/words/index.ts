import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chinese } from './chinese.js';

const KEY = 'luoshi.language';

/** Chinese is in the first load; English comes when somebody asks for it, and stays chosen on this machine. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: chinese } },
    interpolation: { escapeValue: false }, // React escapes
    showSupportNotice: false, // the console is for the office's faults, not for a library's sponsor
  });
  // Without the English words the product speaks Chinese rather than nothing.
  if (localStorage.getItem(KEY) === 'en') await speak('en').catch(() => undefined);
}

export async function speak(language: 'zh-CN' | 'en'): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation'))
    i18next.addResourceBundle('en', 'translation', (await import('./english.js')).english);
  localStorage.setItem(KEY, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
