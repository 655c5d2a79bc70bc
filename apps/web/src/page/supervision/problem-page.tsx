import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useParams } from 'react-router';
import { useDoing, useOne } from '../../api/list.js';
import { momentOf } from '../../api/time.js';
import type { ProblemWhole } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import type { AskField } from '../../form/ask.js';
import { Ask } from '../../form/ask.js';
import { Fault } from '../../shell/fault.js';
import { Facts } from '../../shell/facts.js';
import { Waiting } from '../../shell/waiting.js';

type Step = ProblemWhole['possible'][number];

/** What a step may say beyond what it must. */
const MAY: Readonly<Record<string, readonly string[]>> = { claim: ['due'], coordinate: ['due'] };

/** One problem: its clock, how long each stage took, and what comes next. */
export function ProblemPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const unitName = useUnitName();
  const { data: problem, error, refetch } = useOne<ProblemWhole>(`problems/${id}`);
  const [step, setStep] = useState<Step | null>(null);
  const stepping = useDoing();
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!problem) return <Waiting page />;
  const fields = ({ step: name, needs }: Step): AskField[] =>
    [...new Set([...needs, ...(MAY[name] ?? [])])].map((field) => ({
      name: field,
      label: t(`problems.field.${field}`),
      kind: field === 'text' ? 'words' : field === 'due' ? 'day' : 'unit',
      optional: !(needs as readonly string[]).includes(field),
    }));
  return (
    <>
      <div className="page-head">
        <Link to="/supervision/problems">← {t('problems.title')}</Link>
        <h1>{problem.title}</h1>
        <span className="chip">{t(`problems.kinds.${problem.kind}`)}</span>
        <span className={problem.overdue ? 'chip late' : 'chip'}>{t(`problems.state.${problem.state}`)}</span>
        <span className="space" />
        <div className="row-of-acts">
          {problem.possible.map((one) => (
            <Button
              key={one.step}
              type={['claim', 'coordinate', 'solve', 'strike-off'].includes(one.step) ? 'primary' : 'default'}
              ghost={one.step === 'coordinate'}
              onClick={() => setStep(one)}
            >
              {t(`problems.step.${one.step}`)}
            </Button>
          ))}
        </div>
      </div>
      {step ? (
        <Ask
          title={t(`problems.step.${step.step}`)}
          lead={problem.title}
          fields={fields(step)}
          pending={stepping.isPending}
          fault={stepping.error}
          close={() => {
            stepping.reset();
            setStep(null);
          }}
          submit={(answers) =>
            stepping.mutate(
              { path: `problems/${id}/steps`, version: problem.version, body: { step: step.step, ...answers } },
              { onSuccess: () => setStep(null) },
            )
          }
        />
      ) : null}
      <div className="columns wide">
        <section className="panel">
          <h2>{t('problems.about')}</h2>
          <Facts
            rows={[
              [t('problems.raisedBy'), unitName(problem.raisedByUnitId)],
              [
                t('problems.blocking'),
                problem.blockingUnitId ? unitName(problem.blockingUnitId) : t('problems.nobody'),
              ],
              [t('problems.claimDue'), problem.claimDue ?? t('noClock')],
              [t('problems.due'), problem.due ?? t('noClock')],
              [
                t('problems.task'),
                problem.taskId ? <Link to={`/ledger?task=${problem.taskId}`}>{t('problems.openTask')}</Link> : null,
              ],
              [t('field.text'), problem.text ? <span className="keep-lines">{problem.text}</span> : null],
              [
                t('problems.solution'),
                problem.solution ? <span className="keep-lines">{problem.solution}</span> : null,
              ],
            ]}
          />
        </section>
        <section className="panel">
          <h2>{t('problems.stages')}</h2>
          <ol className="stages">
            {problem.stages.map(({ state, from, until, days }) => (
              <li key={from} className={until === null ? 'now' : ''}>
                <strong>{t(`problems.state.${state}`)}</strong>
                <span className="figures quiet">{momentOf(from)}</span>
                <span className="figures">{t('problems.days', { count: Math.round(days * 10) / 10 })}</span>
              </li>
            ))}
          </ol>
        </section>
      </div>
      <section className="panel">
        <h2>{t('task.history')}</h2>
        <ol className="stages">
          {problem.history.map(({ id: entry, action, at, body, unitId }) => (
            <li key={entry}>
              <strong>{t(action === 'raise' ? 'problems.raise' : `problems.step.${action}`)}</strong>
              <span className="figures quiet">{momentOf(at)}</span>
              <span>
                {unitId ? unitName(unitId) : t('role.supervision')}
                {wordsOf(body) ? `${t('colon')}${wordsOf(body)}` : ''}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** What was said with a step. */
const wordsOf = (body: unknown): string => (body as { readonly text?: string | null } | null)?.text ?? '';
