import { DatePicker } from 'antd';
import type { lamps } from '@luoshi/server/contract';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useOne } from '../../api/list.js';
import { today } from '../../api/time.js';
import { useLampSaying } from '../../lamp/lamp-says.js';
import { Lamp } from '../../lamp/lamp.js';
import { Fault } from '../../shell/fault.js';

/** The lamp of any past day, with what made it, folded from the history. */
export function PastLamp({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const say = useLampSaying();
  const [day, setDay] = useState<string | null>(null);
  const { data, error, isFetching } = useOne<z.output<typeof lamps.lampWhy>>(day ? `tasks/${id}/lamp` : null, { day });
  return (
    <section>
      <h3 style={{ fontSize: 15, margin: '12px 0 6px' }}>{t('pastLamp.title')}</h3>
      <DatePicker
        aria-label={t('pastLamp.day')}
        placeholder={t('pastLamp.day')}
        value={day === null ? null : dayjs(day)}
        disabledDate={(one) => one.format('YYYY-MM-DD') > today()}
        onChange={(one) => setDay(one ? one.format('YYYY-MM-DD') : null)}
      />
      {error ? <Fault fault={error} /> : null}
      {data === null ? <p className="quiet">{t('pastLamp.none')}</p> : null}
      {data && !isFetching ? (
        <p role="status" style={{ display: 'flex', gap: 8, alignItems: 'flex-start', margin: '8px 0' }}>
          <Lamp colour={data.shown} />
          <span>
            {data.byHand ? `${t('task.byHand')}${t('colon')}${data.byHand.reason}　` : ''}
            {say(data.computed, data.progressClass === 'done').why}
          </span>
        </p>
      ) : null}
    </section>
  );
}
