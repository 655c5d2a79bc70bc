import { useTranslation } from 'react-i18next';

/** How an instant reads on the screen: day and minute in Beijing. */
export function useMoment(): (instant: string) => string {
  const { i18n } = useTranslation();
  const form = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  });
  return (instant) => form.format(new Date(instant));
}
