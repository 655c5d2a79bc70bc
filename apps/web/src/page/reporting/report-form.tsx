import { Button, DatePicker, Input, InputNumber, Modal, Tag } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { reportKey, useReportStep } from '../../api/reports.js';
import type { ReportContent, ReportLooked, ReportStep } from '../../api/reports.js';
import { useUnitName } from '../../api/units.js';
import { Reason } from '../../form/reason.js';
import { Fault } from '../../shell/fault.js';
import { Attachments } from './attachments.js';
import { Conflict } from './conflict.js';
import type { Drafts } from './draft.js';
import { useDraft } from './use-draft.js';
import './reporting.css';

export interface ReportFormProps {
  readonly looked: ReportLooked;
  readonly drafts: Drafts;
  readonly refetch: () => void;
}

/** What a unit says for a period: figures, words, proofs; kept while it is typed, passed on step by step. */
export function ReportForm({ looked, drafts, refetch }: ReportFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { report, form } = looked;
  const draft = useDraft(report, drafts);
  const { content, change, kept } = draft;
  const step = useReportStep(report.id);
  const [isBack, setBack] = useState(false);
  const [confirm, modal] = Modal.useModal();
  const { mayIssue, next } = form.steps!;
  // What somebody else wrote meanwhile is fetched, to be held beside the own words.
  useEffect(() => {
    if (kept === 'conflict') void client.invalidateQueries({ queryKey: reportKey(report.id) });
  }, [kept, client, report.id]);
  const unconfirmed = content.figures.filter(({ prefilled }) => prefilled !== null).length;
  const go = async (asked: ReportStep): Promise<void> => {
    const version = await draft.flush();
    if (version !== null) await step.mutateAsync({ ...asked, version }).catch(() => undefined);
  };
  return (
    <>
      {kept === 'conflict' ? <Conflict mine={content} theirs={report} settle={draft.settle} /> : null}
      <form className="panel report-form" onSubmit={(event) => event.preventDefault()} aria-label={t('reporting.form')}>
        <Figures looked={looked} content={content} change={change} />
        <Field label={t('reporting.text')} hint={t('reporting.textHint')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 5, maxRows: 24 }}
              maxLength={20_000}
              value={content.text}
              onChange={({ target }) => change({ text: target.value })}
            />
          )}
        </Field>
        <Others looked={looked} bring={(words) => change({ text: [content.text, words].filter(Boolean).join('\n') })} />
        <Field label={t('reporting.progress')} hint={t('reporting.progressHint')}>
          {(id) => (
            <InputNumber<string>
              id={id}
              stringMode
              min="0"
              max="1000"
              suffix="%"
              inputMode="decimal"
              style={{ width: 180 }}
              value={content.progress}
              onChange={(value) => change({ progress: value })}
            />
          )}
        </Field>
        <Field label={t('reporting.difficulties')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 12 }}
              maxLength={5000}
              value={content.difficulties ?? ''}
              onChange={({ target }) => change({ difficulties: target.value === '' ? null : target.value })}
            />
          )}
        </Field>
        <Field label={t('reporting.nextSteps')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 12 }}
              maxLength={5000}
              value={content.nextSteps ?? ''}
              onChange={({ target }) => change({ nextSteps: target.value === '' ? null : target.value })}
            />
          )}
        </Field>
        <div className="report-days">
          <DayField
            label={t('reporting.asOf')}
            hint={t('reporting.asOfHint')}
            value={content.asOf}
            set={(asOf) => change({ asOf })}
          />
          <DayField
            label={t('reporting.started')}
            hint={t('reporting.startedHint')}
            value={content.started}
            set={(started) => change({ started })}
          />
        </div>
        <Attachments reportId={report.id} stamped={form.stamped} />
        {kept === 'refused' ? <Fault fault={draft.fault} /> : null}
        {step.error ? <Fault fault={step.error} /> : null}
        <div className="actions no-print">
          <KeptWords kept={kept} stored={draft.stored} />
          <span className="space" />
          {report.state === 'drafted' || report.state === 'returned' ? null : (
            <Button onClick={() => setBack(true)}>{t('reporting.back')}</Button>
          )}
          {next ? (
            <Button
              type={mayIssue ? 'default' : 'primary'}
              loading={step.isPending}
              disabled={kept === 'conflict'}
              onClick={() => void go({ step: 'next' })}
            >
              {t(`reporting.handOn.${next}`)}
            </Button>
          ) : null}
          {mayIssue ? (
            <Button
              type="primary"
              loading={step.isPending}
              disabled={kept === 'conflict'}
              onClick={() =>
                void confirm.confirm({
                  title: t('reporting.issue'),
                  content: t('reporting.issueWhat'),
                  okText: t('reporting.issue'),
                  cancelText: t('cancel'),
                  onOk: () => go({ step: 'issue' }),
                })
              }
            >
              {t('reporting.issue')}
            </Button>
          ) : null}
        </div>
        {unconfirmed > 0 ? (
          <p className="quiet" style={{ margin: 0 }}>
            {t('reporting.unconfirmed', { count: unconfirmed })}
          </p>
        ) : null}
      </form>
      {isBack ? (
        <Reason
          title={t('reporting.back')}
          what={t('reporting.backWhat')}
          pending={step.isPending}
          submit={(reason) => void go({ step: 'drafter', reason }).then(() => setBack(false))}
          close={() => setBack(false)}
        />
      ) : null}
      {modal}
      {kept === 'conflict' ? null : <RefetchQuietly refetch={refetch} failed={step.error !== null} />}
    </>
  );
}

/** After a refused step the report may stand elsewhere: it is looked at again, the words typed here stay. */
function RefetchQuietly({ refetch, failed }: { readonly refetch: () => void; readonly failed: boolean }) {
  useEffect(() => {
    if (failed) refetch();
  }, [failed, refetch]);
  return null;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (id: string) => ReactNode;
}

/** A field under its label; a screen reader hears the hint with it. */
function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="report-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint ? <small className="quiet">{hint}</small> : null}
    </div>
  );
}

function DayField({
  label,
  hint,
  value,
  set,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string | null;
  readonly set: (day: string | null) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <DatePicker
          id={id}
          style={{ width: '100%' }}
          inputReadOnly
          value={value === null ? null : dayjs(value)}
          disabledDate={(day) => day.isAfter(dayjs(), 'day')}
          onChange={(day) => set(day ? day.format('YYYY-MM-DD') : null)}
        />
      )}
    </Field>
  );
}

/** Where what was typed is now. */
function KeptWords({ kept, stored }: { readonly kept: string; readonly stored: boolean }) {
  const { t } = useTranslation();
  return (
    <span role="status" className={`kept kept-${kept}`}>
      {t(stored ? `reporting.kept.${kept}` : 'reporting.kept.nowhere')}
    </span>
  );
}

/** The figures asked for; what was filled in beforehand waits for somebody to look at it. */
function Figures({
  looked: { form, last },
  content,
  change,
}: {
  readonly looked: ReportLooked;
  readonly content: ReportContent;
  readonly change: (next: Partial<ReportContent>) => void;
}) {
  const { t } = useTranslation();
  if (form.figures.length === 0) return null;
  const set = (indicatorId: string | null, said: string): void => {
    const figure = { indicatorId, said, prefilled: null };
    const rest = content.figures.filter((one) => one.indicatorId !== indicatorId);
    change({ figures: [...rest, figure] });
  };
  return (
    <fieldset className="report-figures">
      <legend>{t('reporting.figures')}</legend>
      {form.figures.map(({ indicatorId, name, unit }) => {
        const given = content.figures.find((one) => one.indicatorId === indicatorId);
        const before = last?.figures.find((one) => one.indicatorId === indicatorId);
        return (
          <Field
            key={indicatorId ?? 'own'}
            label={unit ? `${name}（${unit}）` : name}
            {...(before ? { hint: t('reporting.before', { period: last!.period.name, said: before.said }) } : {})}
          >
            {(id) => (
              <div className="figure-row">
                <Input
                  id={id}
                  maxLength={200}
                  value={given?.said ?? ''}
                  placeholder={t('reporting.figureHint')}
                  onChange={({ target }) => set(indicatorId, target.value)}
                />
                {given?.prefilled ? (
                  <>
                    <Tag color="warning">{t(`reporting.prefilled.${given.prefilled}`)}</Tag>
                    <Button onClick={() => set(indicatorId, given.said)}>{t('reporting.confirm')}</Button>
                  </>
                ) : null}
              </div>
            )}
          </Field>
        );
      })}
    </fieldset>
  );
}

/** What the other units of the task have filed for the period: the first lead's report rests on it. */
function Others({
  looked: { others, consolidated },
  bring,
}: {
  readonly looked: ReportLooked;
  readonly bring: (words: string) => void;
}) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  if (others.length === 0) return null;
  return (
    <div className="report-others">
      <strong>{t(consolidated ? 'reporting.othersToConsolidate' : 'reporting.others')}</strong>
      {others.map(({ id, unitId, text }) => (
        <div key={id} className="report-other">
          <p className="keep-lines">
            <b>{unitName(unitId)}</b>：{text}
          </p>
          <Button size="small" onClick={() => bring(`${unitName(unitId)}：${text}`)}>
            {t('reporting.bring')}
          </Button>
        </div>
      ))}
    </div>
  );
}
