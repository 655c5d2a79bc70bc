import { Button, Checkbox } from 'antd';
import type { jobs, lamps } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { useJob } from '../../api/papers.js';
import { has, useSession } from '../../api/session.js';
import { daysAfter, today } from '../../api/time.js';
import type { AskField } from '../../form/ask.js';
import { JobProgress } from '../../form/job-progress.js';
import { historyColumn } from '../../history/history-column.js';
import { useLampSaying } from '../../lamp/lamp-says.js';
import { Lamp } from '../../lamp/lamp.js';
import { Fault } from '../../shell/fault.js';
import { Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { DatedAsk } from './dated-ask.js';
import { LampColours } from './lamp-colours.js';
import { choicesOf, numbersFrom, numberNames } from './rule-numbers.js';

type Rule = z.input<typeof lamps.rule>;
type Rehearsal = z.input<typeof lamps.rehearsal>;

/** 亮灯规则: what holds, with its source; a proposal is tried on the last quarter before a leader adopts it. */
export function LampRulesPage() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const { data, error, refetch } = useOne<{ readonly rules: readonly Rule[] }>('lamp-rules');
  const doing = useDoing();
  const trying = useDoing<Rehearsal | { readonly jobId: string }>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Rule | null>(null);
  const [isOff, setOff] = useState(false);
  const jobId = trying.data && 'jobId' in trying.data ? trying.data.jobId : null;
  const job = useJob(jobId).data as z.input<typeof jobs.job> | undefined;
  const tried = trying.data && !('jobId' in trying.data) ? trying.data : (job?.result as Rehearsal | null | undefined);
  const mayPropose = has(who, 'supervision', 'leader');
  const proposals = data?.rules.filter(({ state }) => state === 'proposed') ?? [];
  const nameOf = ({ rule }: Rule): string => t(`setting.rules.name.${rule}`);
  const propose = (rule: Rule, off: boolean): void => {
    setAsking(rule);
    setOff(off);
  };
  const numbersIn = ({ numbers }: Rule): string =>
    numbers === null
      ? t('setting.rules.off')
      : Object.entries(numbers as Record<string, unknown>)
          .map(([name, value]) => `${t(`setting.rules.number.${name}`)} ${shown(value, t)}`)
          .join(t('comma'));
  return (
    <>
      <section className="panel">
        <header>
          <h2>{t('setting.rules.title')}</h2>
          <span className="quiet">{t('setting.rules.what')}</span>
        </header>
        {error ? <Fault fault={error} again={() => void refetch()} /> : null}
        {!data && !error ? <Waiting /> : null}
        {doing.error && !asking ? <Fault fault={doing.error} /> : null}
        {data ? (
          <Sheet<Rule & { id: string | null }>
            rows={data.rules.map((rule) => ({ ...rule, id: rule.id ?? `${rule.rule} ${rule.from}` }))}
            label={t('setting.rules.title')}
            columns={[
              {
                key: 'name',
                title: t('setting.rules.rule'),
                render: (rule) => (
                  <>
                    {nameOf(rule)}
                    {rule.inForce ? (
                      <span className="chip" style={{ marginInlineStart: 8 }}>
                        {t('setting.rules.inForce')}
                      </span>
                    ) : null}
                  </>
                ),
              },
              { key: 'numbers', title: t('setting.rules.numbers'), render: numbersIn },
              { key: 'from', title: t('field.from'), look: 'fixed', render: ({ from }) => from },
              {
                key: 'source',
                title: t('task.source'),
                render: ({ source }) => source ?? <span className="chip late">{t('task.unconfirmed')}</span>,
              },
              {
                key: 'state',
                title: t('task.state'),
                look: 'fixed',
                render: ({ state }) => t(`setting.rules.state.${state}`),
              },
              // What ships with the product has no history.
              ...(data.rules.some(({ id }) => id !== null)
                ? historyColumn<Rule & { id: string | null }>(who, t('entry.open'), (rule) =>
                    rule.id && !rule.id.includes(' ') ? { kind: 'parameter', id: rule.id, title: nameOf(rule) } : null,
                  )
                : []),
              {
                key: 'acts',
                title: t('setting.acts'),
                look: 'fixed',
                render: (rule) =>
                  rule.state === 'proposed' && rule.id ? (
                    <div className="row-of-acts">
                      {mayPropose ? (
                        <Checkbox
                          checked={chosen.has(rule.id)}
                          onChange={({ target }) =>
                            setChosen((before) => {
                              const after = new Set(before);
                              if (target.checked) after.add(rule.id!);
                              else after.delete(rule.id!);
                              return after;
                            })
                          }
                        >
                          {t('setting.rules.try')}
                        </Checkbox>
                      ) : null}
                      {has(who, 'leader') ? (
                        <Button
                          size="small"
                          type="primary"
                          onClick={() =>
                            doing.mutate({ path: `lamp-rules/${rule.id}/adoption`, version: rule.version })
                          }
                        >
                          {t('setting.rules.adopt')}
                        </Button>
                      ) : null}
                    </div>
                  ) : mayPropose && rule.inForce ? (
                    <div className="row-of-acts">
                      <Button size="small" onClick={() => propose(rule, false)}>
                        {t('setting.rules.propose')}
                      </Button>
                      {rule.numbers === null ? null : (
                        <Button size="small" onClick={() => propose(rule, true)}>
                          {t('setting.rules.turnOff')}
                        </Button>
                      )}
                    </div>
                  ) : null,
              },
            ]}
          />
        ) : null}
      </section>
      {mayPropose && proposals.length > 0 ? (
        <section className="panel" aria-live="polite">
          <header>
            <h2>{t('setting.rules.rehearsal')}</h2>
            <span className="quiet">{t('setting.rules.rehearsalWhat')}</span>
            <Button
              style={{ marginInlineStart: 'auto' }}
              type="primary"
              disabled={chosen.size === 0}
              loading={trying.isPending || (jobId !== null && !job?.endedAt)}
              onClick={() => trying.mutate({ path: 'lamp-rules/rehearsals', body: { proposals: [...chosen] } })}
            >
              {t('setting.rules.run')}
            </Button>
          </header>
          {trying.error ? <Fault fault={trying.error} /> : null}
          {job && !job.endedAt ? <JobProgress job={job} /> : null}
          {tried ? <Tried tried={tried} /> : null}
        </section>
      ) : null}
      <LampColours />
      {asking ? (
        <DatedAsk
          title={`${t(isOff ? 'setting.rules.proposeOff' : 'setting.rules.propose')}${t('colon')}${nameOf(asking)}`}
          lead={<p className="quiet">{t(isOff ? 'setting.rules.proposeOffWhat' : 'setting.rules.proposeWhat')}</p>}
          fields={(isOff ? [] : numberNames[asking.rule]).map((name): AskField => ({
            name,
            label: t(`setting.rules.number.${name}`),
            ...(choicesOf[name]
              ? {
                  kind: 'choice',
                  choices: choicesOf[name].map((value) => ({ value, label: t(`setting.rules.value.${value}`) })),
                }
              : { kind: 'line', most: 300, extra: t(`setting.rules.hint.${name}`) }),
            initial: initialOf(asking, name),
          }))}
          from={daysAfter(today(), 1)}
          sourceMost={300}
          pending={doing.isPending}
          fault={doing.error}
          close={() => {
            doing.reset();
            setAsking(null);
          }}
          submit={({ from, source, rest }) =>
            doing.mutate(
              {
                path: 'lamp-rules',
                body: {
                  rule: asking.rule,
                  from,
                  source,
                  numbers: isOff ? null : numbersFrom(asking.rule, rest as Record<string, string>),
                },
              },
              { onSuccess: () => setAsking(null) },
            )
          }
        />
      ) : null}
    </>
  );
}

type Translate = (key: string) => string;

const shown = (value: unknown, t: Translate): string =>
  Array.isArray(value)
    ? value.join(t('listed'))
    : value === null
      ? t('setting.rules.value.none')
      : typeof value === 'string' && /^[a-z]/.test(value)
        ? t(`setting.rules.value.${value}`)
        : String(value);

function initialOf({ numbers }: Rule, name: string): string {
  const value = (numbers as Record<string, unknown> | null)?.[name];
  if (Array.isArray(value)) return value.join('、');
  // What is off has no values yet; `null` is a value where it may be chosen.
  if (value === null && choicesOf[name]?.includes('none')) return 'none';
  return value === null || value === undefined ? '' : String(value as string);
}

/** What the last quarter would have looked like: how many turn, and each turn with its why. */
function Tried({ tried: { days, judged, turned, turns } }: { readonly tried: Rehearsal }) {
  const { t } = useTranslation();
  const say = useLampSaying();
  return (
    <>
      <p>{t('setting.rules.tried', { from: days[0], to: days.at(-1), judged, turned })}</p>
      {turns.length > 0 ? (
        <Sheet
          label={t('setting.rules.rehearsal')}
          rows={turns.map((turn, index) => ({ ...turn, id: index }))}
          columns={[
            { key: 'at', title: t('setting.rules.at'), look: 'fixed', render: ({ at }) => at.replace('T', ' ') },
            {
              key: 'turn',
              title: t('task.lamp'),
              look: 'fixed',
              render: ({ from, to }) => (
                <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
                  <Lamp colour={from} /> → <Lamp colour={to} />
                </span>
              ),
            },
            {
              key: 'why',
              title: t('task.why'),
              render: ({ task, reason }) => <Link to={`/ledger?task=${task}`}>{say(reason).why}</Link>,
            },
          ]}
        />
      ) : null}
    </>
  );
}
