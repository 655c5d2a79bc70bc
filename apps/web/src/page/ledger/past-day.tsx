import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from '../../words/index.js';
import { today } from '../../api/time.js';
import { useAddress } from '../../shell/address.js';

/** Leads to the ledger of a past day, and back. */
export function PastDay({ day }: { readonly day: string | null }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  return (
    <DatePicker
      style={{ width: 136 }}
      aria-label={t('pastLedger.day')}
      placeholder={t('pastLedger.day')}
      value={day === null ? null : dayjs(day)}
      disabledDate={(one) => one.format('YYYY-MM-DD') >= today()}
      onChange={(one) => change({ day: one ? one.format('YYYY-MM-DD') : null, view: null, task: null })}
    />
  );
}
