import { useTranslation } from '../words/index.js';

/** How a number of the office's settings is read: `5 个工作日`, a word as it is; nothing entered by what holds then. */
export function useSettingWords(): (value: unknown, name: string) => string {
  const { t } = useTranslation();
  return (value, name) => {
    if (value === null || value === undefined)
      return t(name === 'letter-sign' ? 'setting.numbers.ownName' : 'setting.numbers.noClock');
    if (typeof value !== 'object') return String(value as string | number);
    if ('days' in value) {
      const { days, count } = value as { days: number; count: string };
      return t(`setting.numbers.${count === 'working' ? 'workingDays' : 'calendarDays'}`, { count: days });
    }
    return t('setting.numbers.lamps', { ...(value as { yellows: number; reds: number }) });
  };
}
