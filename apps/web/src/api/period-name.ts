import { useTranslation } from '../words/index.js';

/** What a period is called: as the server says it in Chinese, in English by its kind and its last day. */
export function usePeriodName(): (period: { readonly key: string; readonly name: string }) => string {
  const { t, language } = useTranslation();
  return ({ key, name }) => {
    const [, kind, to] = /^([a-z-]+)\+?:(\d{4}-\d{2}-\d{2})$/.exec(key) ?? [];
    return language === 'en' && kind && to ? t('reporting.periodTo', { kind: t(`setting.period.${kind}`), to }) : name;
  };
}
