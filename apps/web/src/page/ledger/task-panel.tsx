import { Drawer, Typography } from 'antd';
import { useTranslation } from '../../words/index.js';
import { useTask } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { useLampSaying } from '../../lamp/lamp-says.js';
import type { LampReason } from '../../lamp/lamp-says.js';
import { Lamp } from '../../lamp/lamp.js';
import { Facts } from '../../shell/facts.js';
import { Fault } from '../../shell/fault.js';
import { useWide } from '../../shell/use-wide.js';
import { Waiting } from '../../shell/waiting.js';
import { fonts } from '../../theme/tokens.js';
import { Deeds } from './deeds.js';
import { PastLamp } from './past-lamp.js';
import { History } from './history.js';
import { Indicators } from './indicators.js';
import { TaskReports } from './task-reports.js';

/** One row of the ledger: the paper's words, the units' parts, the lamp with its why, and the history. */
export function TaskPanel({ id, close }: { readonly id: string | null; readonly close: () => void }) {
  const { t } = useTranslation();
  const wide = useWide();
  const { data: task, error } = useTask(id);
  const unitName = useUnitName();
  const say = useLampSaying();
  const reason = task?.lampReason as LampReason | null | undefined;
  const said = reason ? say(reason, task?.progressClass === 'done') : null;
  const basis = reason?.inputs['basis'];
  return (
    <Drawer
      open={id !== null}
      onClose={close}
      size={wide ? 560 : '100%'}
      title={task ? `${task.number}　${t(`state.${task.state}`)}` : ''}
    >
      {error ? <Fault fault={error} /> : null}
      {task ? (
        <>
          <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
            {task.title}
          </Typography.Title>
          {task.quote ? (
            <blockquote
              style={{
                fontFamily: fonts.paper,
                margin: '0 0 16px',
                padding: '8px 14px',
                borderInlineStart: '3px solid var(--primary)',
                background: 'var(--ground)',
              }}
            >
              {task.quote}
            </blockquote>
          ) : null}
          <Deeds task={task} />
          <div style={{ marginTop: 14 }}>
            <Facts
              rows={[
                [
                  t('task.lamp'),
                  <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
                    <Lamp colour={task.lampByHand ?? task.lamp} />
                    {task.lampByHand ? `${t('task.byHand')}${t('colon')}${task.lampByHandReason ?? ''}` : null}
                  </span>,
                ],
                [t('task.due'), task.due ?? t('task.noDue')],
                [
                  t('task.duties'),
                  <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
                    {task.parts.map(({ id: part, unitId, role, state }) => (
                      <li key={part}>
                        {unitName(unitId)}　<span className="quiet">{t(`task.${role}`)}</span>　{t(`state.${state}`)}
                      </li>
                    ))}
                  </ul>,
                ],
                [t('task.why'), said?.why ?? null],
                [t('lampBasis.title'), basis ? t(`lampBasis.${basis}`) : null],
                [t('task.toGreen'), said?.toGreen ?? null],
                [t('task.source'), reason?.rule ? (reason.source ?? t('task.unconfirmed')) : null],
              ]}
            />
          </div>
          <Indicators key={`indicators ${task.id}`} task={task} />
          <TaskReports id={task.id} />
          <PastLamp key={task.id} id={task.id} />
          <Typography.Title level={3} style={{ fontSize: 15 }}>
            {t('task.history')}
          </Typography.Title>
          <History task={task} />
        </>
      ) : (
        <Waiting />
      )}
    </Drawer>
  );
}
