import { Button, Drawer } from 'antd';
import type { indicators } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { today } from '../../api/time.js';
import type { Task } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import type { AskField } from '../../form/ask.js';
import { lastPeriods } from '../../form/last-periods.js';
import { RecordHistory } from '../../history/record-history.js';
import { Fault } from '../../shell/fault.js';
import { Sheet } from '../../shell/rows.js';
import { useWide } from '../../shell/use-wide.js';
import { Waiting } from '../../shell/waiting.js';
import { CourseForm } from './course-form.js';
import { IndicatorForm } from './indicator-form.js';
import type { IndicatorWhole } from './indicators.js';
import { unitWord } from './unit-word.js';

type Values = z.input<typeof indicators.indicatorValues>;
type Value = Values['values'][number];
type Open = 'edit' | 'target' | 'value' | 'plan' | { readonly correcting: Value };

/** How many periods back a figure may be entered for on the screen. */
const PERIODS = 24;

/** One indicator: its targets with where they come from, its plans, every figure ever given, and what may be entered. */
export function IndicatorPanel({
  task,
  whole: { indicator, targets, plans },
  close,
}: {
  readonly task: Task;
  readonly whole: IndicatorWhole;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const wide = useWide();
  const unitName = useUnitName();
  const who = useSession().data!;
  const { data, error } = useOne<Values>(`indicators/${indicator.id}/values`);
  const [open, setOpen] = useState<Open | null>(null);
  const follows = indicator.endedOn === null;
  const mayEnter = follows && has(who, 'supervision');
  const replaced = new Set(data?.values.flatMap(({ correctsId }) => correctsId ?? []));
  const told = new Set(
    data?.values.flatMap(({ converted, correctsId }) => (converted && correctsId ? [correctsId] : [])),
  );
  const ofUnit = (unitId: string | null): string => (unitId === null ? t('indicators.wholeOf') : unitName(unitId));
  const shut = (): void => setOpen(null);
  return (
    <Drawer
      open
      onClose={close}
      size={wide ? 620 : '100%'}
      title={`${indicator.name}（${unitWord(t, indicator.unit)}）`}
    >
      <div className="row-of-acts no-print" style={{ marginBottom: 12 }}>
        {mayEnter ? (
          <>
            <Button type="primary" onClick={() => setOpen('target')}>
              {t('indicators.setTarget')}
            </Button>
            <Button onClick={() => setOpen('value')}>{t('indicators.enterValue')}</Button>
          </>
        ) : null}
        {follows && has(who, 'supervision', 'liaison') ? (
          <Button onClick={() => setOpen('plan')}>{t('indicators.plan')}</Button>
        ) : null}
        {mayEnter ? <Button onClick={() => setOpen('edit')}>{t('indicators.edit')}</Button> : null}
        <RecordHistory kind="indicator" id={indicator.id} title={indicator.name} />
      </div>
      <h3>{t('indicators.targets')}</h3>
      {targets.length === 0 ? (
        <p className="quiet">{t('indicators.noTargets')}</p>
      ) : (
        <Sheet
          label={t('indicators.targets')}
          rows={targets}
          columns={[
            { key: 'byDay', title: t('indicators.byDay'), look: 'fixed', render: ({ byDay }) => byDay },
            { key: 'said', title: t('indicators.said'), look: 'number', render: ({ said }) => said },
            { key: 'unit', title: t('indicators.ofUnit'), render: ({ unitId }) => ofUnit(unitId) },
            { key: 'source', title: t('indicators.source'), render: ({ source }) => t(`indicators.from.${source}`) },
          ]}
        />
      )}
      {plans.length > 0 ? (
        <>
          <h3>{t('indicators.plans')}</h3>
          <ul className="timeline">
            {plans.map(({ id, basis, state, outdatedAt, proposedByUnitId, decisionReason }) => (
              <li key={id}>
                {basis} <span className="chip">{t(`plans.state.${state}`)}</span>{' '}
                {outdatedAt !== null && (state === 'approved' || state === 'proposed') ? (
                  <span className="chip">{t('plans.outdated')}</span>
                ) : null}{' '}
                <span className="quiet">
                  {proposedByUnitId ? unitName(proposedByUnitId) : t('role.supervision')}
                  {decisionReason ? `${t('colon')}${decisionReason}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{t('indicators.values')}</h3>
      {error ? <Fault fault={error} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data?.values.length === 0 ? <p className="quiet">{t('indicators.noValues')}</p> : null}
      {data && data.values.length > 0 ? (
        <Sheet
          label={t('indicators.values')}
          rows={[...data.values].reverse()}
          columns={[
            { key: 'asOf', title: t('indicators.valueAsOf'), look: 'fixed', render: ({ asOf }) => asOf },
            {
              key: 'said',
              title: t('indicators.value'),
              look: 'number',
              render: ({ said, counts, least, most, converted }) =>
                !counts ? (
                  <del className="quiet">{said}</del>
                ) : converted ? (
                  <>
                    {said}
                    <div className="quiet">
                      ＝{[...new Set([least, most])].map((one) => one ?? '…').join('—')}
                      {unitWord(t, converted.to)}
                    </div>
                  </>
                ) : (
                  said
                ),
            },
            { key: 'unit', title: t('indicators.ofUnit'), render: ({ unitId }) => ofUnit(unitId) },
            {
              key: 'source',
              title: t('indicators.source'),
              render: (value) => (
                <>
                  {t(`indicators.sources.${value.source}`)}
                  {value.voided ? <span className="chip"> {t('indicators.voided')}</span> : null}
                  {replaced.has(value.id) ? (
                    <span className="chip"> {t(told.has(value.id) ? 'indicators.told' : 'indicators.replaced')}</span>
                  ) : null}
                  {value.reason ? <div className="quiet">{value.reason}</div> : null}
                </>
              ),
            },
            {
              key: 'acts',
              title: '',
              look: 'fixed',
              render: (value) =>
                mayEnter && value.counts && value.source !== 'report' ? (
                  <Button size="small" onClick={() => setOpen({ correcting: value })}>
                    {t('indicators.correct')}
                  </Button>
                ) : null,
            },
          ]}
        />
      ) : null}
      {open === 'edit' ? <IndicatorForm taskId={task.id} indicator={indicator} close={shut} /> : null}
      {open === 'plan' ? <CourseForm indicator={indicator} close={shut} /> : null}
      {open === 'target' || open === 'value' || typeof open === 'object' ? (
        open === null ? null : (
          <Enter
            key={typeof open === 'object' ? open.correcting.id : open}
            what={open}
            task={task}
            of={indicator}
            close={shut}
          />
        )
      ) : null}
    </Drawer>
  );
}

/** A target, a figure, or a figure's correction. */
function Enter({
  what,
  task,
  of: { id, kind, cumulative, unit },
  close,
}: {
  readonly what: Exclude<Open, 'edit' | 'plan'>;
  readonly task: Task;
  readonly of: IndicatorWhole['indicator'];
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const doing = useDoing(task.id);
  const whose: AskField = {
    name: 'unitId',
    label: t('indicators.ofUnit'),
    kind: 'select',
    initial: 'whole',
    choices: [
      { value: 'whole', label: t('indicators.wholeOf') },
      ...task.parts.map(({ unitId }) => ({ value: unitId, label: unitName(unitId) })),
    ],
  };
  const whom = (value: unknown): string | null => (value === 'whole' ? null : String(value));
  const asked = { pending: doing.isPending, fault: doing.error, close };
  const send = (path: string, body: object, method: 'POST' | 'PUT' = 'POST'): void =>
    doing.mutate({ path: `indicators/${id}/${path}`, method, body }, { onSuccess: close });
  if (what === 'target')
    return (
      <Ask
        {...asked}
        title={t('indicators.setTarget')}
        fields={[
          { name: 'byDay', label: t('indicators.byDay'), kind: 'day' },
          {
            name: 'said',
            label: `${t('indicators.said')}（${unitWord(t, unit)}）`,
            kind: 'line',
            most: 100,
            extra: t('indicators.saidHint'),
          },
          whose,
          { name: 'basis', label: t('indicators.basis'), kind: 'line', most: 500, extra: t('indicators.basisHint') },
        ]}
        submit={({ unitId, basis, ...point }) =>
          send('targets', { basis, targets: [{ ...point, unitId: whom(unitId) }] }, 'PUT')
        }
      />
    );
  if (what === 'value')
    return (
      <Ask
        {...asked}
        title={t('indicators.enterValue')}
        fields={[
          {
            name: 'period',
            label: t('indicators.period'),
            kind: 'select',
            choices: lastPeriods(kind, today(), PERIODS).map(({ from, to }) => ({
              value: `${kind}${cumulative ? '+' : ''}:${to}`,
              label: `${from} — ${to}`,
            })),
          },
          {
            name: 'said',
            label: `${t('indicators.value')}（${unitWord(t, unit)}）`,
            kind: 'line',
            extra: t('reporting.figureHint'),
          },
          { name: 'asOf', label: t('indicators.valueAsOf'), kind: 'day', initial: today() },
          whose,
          {
            name: 'source',
            label: t('indicators.source'),
            kind: 'select',
            initial: 'hand',
            choices: ['hand', 'paper', 'verification', 'import'].map((value) => ({
              value,
              label: t(`indicators.sources.${value}`),
            })),
          },
        ]}
        submit={({ unitId, ...value }) => send('values', { ...value, unitId: whom(unitId) })}
      />
    );
  const { correcting } = what;
  return (
    <Ask
      {...asked}
      title={`${t('indicators.correct')}${t('colon')}${correcting.said}`}
      lead={t('indicators.correctWhat')}
      fields={[
        { name: 'said', label: t('indicators.instead'), kind: 'line', optional: true },
        { name: 'asOf', label: t('indicators.valueAsOf'), kind: 'day', initial: correcting.asOf },
        { name: 'reason', label: t('field.reason'), kind: 'words', rows: 3, most: 2000 },
      ]}
      submit={({ said, asOf, reason }) =>
        send(`values/${correcting.id}/corrections`, { instead: said ? { said, asOf } : null, reason })
      }
    />
  );
}
