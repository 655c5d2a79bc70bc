import { useTranslation } from 'react-i18next';

/** What a period is called: as the server says it in Chinese, in English by its kind and its last day. */
export function usePeriodName(): (period: { readonly key: string; readonly name: string }) => string {
  const { t, i18n } = useTranslation();
  return ({ key, name }) => {
    const [, kind, to] = /^([a-z-]+)\+?:(\d{4}-\d{2}-\d{2})$/.exec(key) ?? [];
    return i18n.language === 'en' && kind && to
      ? t('reporting.periodTo', { kind: t(`setting.period.${kind}`), to })
      : name;
  };
}
