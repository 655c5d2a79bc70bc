import { Button } from 'antd';
import type { indicators } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { Task } from '../../api/tasks.js';
import { Fault } from '../../shell/fault.js';
import '../../theme/details.css';
import { IndicatorForm } from './indicator-form.js';
import { IndicatorPanel } from './indicator-panel.js';
import { unitWord } from './unit-word.js';

export type IndicatorWhole = z.input<typeof indicators.indicatorWhole>;

/** 指标: what a task is followed by; each opens to its targets, plans and figures. */
export function Indicators({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const who = useSession().data;
  const { data, error } = useOne<{ readonly rows: readonly IndicatorWhole[] }>(`tasks/${task.id}/indicators`);
  const [open, setOpen] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const mayEnter = who !== null && who !== undefined && has(who, 'supervision');
  const shown = data?.rows.find(({ indicator }) => indicator.id === open);
  return (
    <section>
      <header className="row-of-acts" style={{ margin: '16px 0 6px' }}>
        <h3 style={{ fontSize: 15, margin: 0 }}>{t('indicators.title')}</h3>
        {mayEnter ? (
          <Button size="small" className="no-print" onClick={() => setAdding(true)}>
            {t('indicators.add')}
          </Button>
        ) : null}
      </header>
      {error ? <Fault fault={error} /> : null}
      {data?.rows.length === 0 ? <p className="quiet">{t('indicators.none')}</p> : null}
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {data?.rows.map(({ indicator: { id, name, unit, main, endedOn }, commitment, latest, targets }) => (
          <li key={id}>
            <Button type="link" style={{ padding: 0, height: 'auto' }} onClick={() => setOpen(id)}>
              {name}
            </Button>
            {commitment?.dropped ? (
              <span className="chip" style={{ marginInlineStart: 6 }}>
                {t(`dropped.onTask.${commitment.dropped.fate ?? 'undecided'}`)}
              </span>
            ) : null}
            {main && endedOn === null ? (
              <span className="chip" style={{ marginInlineStart: 6 }}>
                {t('indicators.main')}
              </span>
            ) : null}
            <div className="quiet figures">
              {latest
                ? `${latest.said}${t('comma')}${t('indicators.asOf', { day: latest.asOf })}`
                : t('indicators.noValue')}
              {targets.length > 0
                ? `　${t('indicators.targets')} ${targets.at(-1)!.said}（${targets.at(-1)!.byDay}）`
                : `　${t('indicators.noTargets')}`}
              {`　${t('indicators.unit')} ${unitWord(t, unit)}`}
            </div>
          </li>
        ))}
      </ul>
      {isAdding ? <IndicatorForm taskId={task.id} indicator={null} close={() => setAdding(false)} /> : null}
      {shown ? <IndicatorPanel task={task} whole={shown} close={() => setOpen(null)} /> : null}
    </section>
  );
}
