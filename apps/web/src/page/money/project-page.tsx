import { Button, Flex } from 'antd';
import { add, divide, multiply } from '@luoshi/reading';
import type { payments } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useParams } from 'react-router';
import type { z } from 'zod';
import { useDoing, useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { today } from '../../api/time.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import type { Answers, AskField } from '../../form/ask.js';
import { Facts } from '../../shell/facts.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { TaskLink } from '../worklist/task-lines.js';
import { inWan, rateWords } from './amount.js';
import { useBatches } from './batches.js';
import { projectBody, useProjectFields } from './projects.js';

type Whole = z.input<typeof payments.projectWhole>;
type Line = Whole['lines'][number];
type Kind = Line['kind'];

const KINDS: readonly Kind[] = ['request', 'payment', 'spending'];

/** What is being asked: a change of the project, a share of an issue, a line of money, or a correction of one. */
type Asking = { readonly of: 'change' | 'allot' | Kind } | { readonly of: 'correct' | 'void'; readonly line: Line };

const totalOf = (amounts: readonly string[]): string => amounts.reduce((sum, amount) => add(sum, amount), '0');

/** A part of the whole in per cent, two places, half up; null where there is no whole. */
const shareOf = (part: string, whole: string): string | null =>
  /^0*(?:\.0*)?$/.test(whole) ? null : divide(multiply('100', part), whole, 2, 'nearest');

/** One project's money: what was allotted, asked, paid and spent, every line with its correction. */
export function ProjectPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useOne<Whole>(`bond-projects/${id}`);
  const [asking, setAsking] = useState<Asking | null>(null);
  const who = useSession().data!;
  const unitName = useUnitName();
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting page />;
  const { project, allotments, lines } = data;
  const counted = (kind: Kind) =>
    totalOf(lines.flatMap((line) => (line.kind === kind && line.counts ? line.amount : [])));
  const allotted = totalOf(allotments.map(({ amount }) => amount));
  const isOffice = has(who, 'supervision');
  const mayEnter = isOffice || has(who, 'liaison');
  return (
    <>
      <div className="page-head">
        <Link to="/money/projects" className="no-print">
          ← {t('money.projects')}
        </Link>
        <span className="space" />
        {isOffice ? (
          <>
            <Button onClick={() => setAsking({ of: 'change' })}>{t('money.changeProject')}</Button>
            <Button onClick={() => setAsking({ of: 'allot' })}>{t('money.allot')}</Button>
          </>
        ) : null}
      </div>
      <section className="panel">
        <h2>{project.name}</h2>
        <Facts
          rows={[
            [t('money.code'), project.code],
            [t('money.unit'), unitName(project.unitId)],
            [t('money.payer'), unitName(project.payerUnitId)],
            [t('money.task'), project.taskId ? <TaskLink id={project.taskId} title={t('money.task')} /> : null],
          ]}
        />
        <Facts
          rows={[
            [t('money.allotted'), t('money.amountInWan', { amount: inWan(allotted) })],
            ...KINDS.map(
              (kind) =>
                [
                  t(`money.${kind === 'request' ? 'requested' : kind === 'payment' ? 'paid' : 'spent'}`),
                  t('money.amountInWan', { amount: inWan(counted(kind)) }),
                ] as const,
            ),
            [t('money.paidRate'), rateWords(shareOf(counted('payment'), allotted))],
            [t('money.spentRate'), rateWords(shareOf(counted('spending'), allotted))],
          ]}
        />
      </section>
      <section className="panel">
        <h2>{t('money.allotments')}</h2>
        {allotments.length === 0 ? (
          <Empty what={t('money.noAllotments')} small />
        ) : (
          <Sheet
            label={t('money.allotments')}
            rows={allotments.map((one) => ({ ...one, id: one.batchId }))}
            columns={[
              { key: 'batch', title: t('money.batch'), render: ({ batch }) => batch },
              { key: 'issued', title: t('money.issuedOn'), look: 'fixed', render: ({ issuedOn }) => issuedOn },
              { key: 'on', title: t('money.allottedOn'), look: 'fixed', render: ({ allottedOn }) => allottedOn },
              {
                key: 'amount',
                title: t('money.inWan', { title: t('money.amount') }),
                look: 'number',
                render: ({ amount }) => inWan(amount),
              },
            ]}
          />
        )}
      </section>
      <section className="panel">
        <header>
          <h2>{t('money.lines')}</h2>
          {mayEnter && allotments.length > 0 ? (
            <Flex gap={8} wrap style={{ marginInlineStart: 'auto' }}>
              {KINDS.map((kind) => (
                <Button
                  key={kind}
                  disabled={kind === 'payment' && !lines.some((line) => line.kind === 'request' && line.counts)}
                  onClick={() => setAsking({ of: kind })}
                >
                  {t(`money.enter.${kind}`)}
                </Button>
              ))}
            </Flex>
          ) : null}
        </header>
        <Lines lines={lines} allotments={allotments} ask={mayEnter ? setAsking : null} />
      </section>
      {asking ? <Asked whole={data} asking={asking} close={() => setAsking(null)} /> : null}
    </>
  );
}

function Lines({
  lines,
  allotments,
  ask,
}: {
  readonly lines: Whole['lines'];
  readonly allotments: Whole['allotments'];
  readonly ask: ((asking: Asking) => void) | null;
}) {
  const { t } = useTranslation();
  const batchOf = new Map(allotments.map(({ batchId, batch }) => [batchId, batch]));
  const replaced = new Set(lines.flatMap(({ correctsId }) => correctsId ?? []));
  const fate = ({ id, counts, voided }: Line) =>
    counts || voided ? null : replaced.has(id) ? t('money.replaced') : t('money.taken');
  if (lines.length === 0) return <Empty what={t('money.noLines')} small />;
  return (
    <Sheet
      label={t('money.lines')}
      rows={lines.filter(({ voided }) => !voided)}
      columns={[
        { key: 'on', title: t('money.on'), look: 'fixed', render: ({ on }) => on },
        { key: 'kind', title: t('money.sort'), look: 'fixed', render: ({ kind }) => t(`money.kind.${kind}`) },
        { key: 'batch', title: t('money.batch'), render: ({ batchId }) => batchOf.get(batchId) ?? '' },
        {
          key: 'amount',
          title: t('money.inWan', { title: t('money.amount') }),
          look: 'number',
          render: (line) => (line.counts ? inWan(line.amount) : <s>{inWan(line.amount)}</s>),
        },
        { key: 'said', title: t('money.said'), render: ({ said }) => said },
        {
          key: 'note',
          title: t('money.note'),
          render: (line) => [fate(line), line.note, line.reason].filter(Boolean).join(t('semicolon')),
        },
        {
          key: 'acts',
          title: t('setting.acts'),
          look: 'fixed',
          render: (line) =>
            ask && line.counts ? (
              <>
                <Button size="small" type="text" onClick={() => ask({ of: 'correct', line })}>
                  {t('money.correct')}
                </Button>
                <Button size="small" type="text" danger onClick={() => ask({ of: 'void', line })}>
                  {t('money.void')}
                </Button>
              </>
            ) : null,
        },
      ]}
    />
  );
}

/** The questions of what is being done, and where the answers go. */
function Asked({
  whole: { project, allotments, lines },
  asking,
  close,
}: {
  readonly whole: Whole;
  readonly asking: Asking;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const doing = useDoing();
  const batches = useBatches();
  const projectFields = useProjectFields(project);
  const path = `bond-projects/${project.id}`;
  const line = 'line' in asking ? asking.line : null;
  const money: readonly AskField[] = [
    { name: 'on', label: t('money.on'), kind: 'day', initial: line?.on ?? today() },
    {
      name: 'said',
      label: t('money.amount'),
      kind: 'line',
      most: 100,
      extra: t('money.amountHint'),
      ...(line ? { initial: line.said } : {}),
    },
    {
      name: 'note',
      label: t('money.note'),
      kind: 'line',
      most: 300,
      optional: true,
      ...(line ? { initial: line.note } : {}),
    },
  ];
  const why: AskField = { name: 'reason', label: t('field.reason'), kind: 'words', rows: 2, most: 2000 };
  const ofBatch = (choices: readonly { readonly value: string; readonly label: string }[]): AskField => ({
    name: 'batchId',
    label: t('money.batch'),
    kind: 'select',
    choices,
    ...(choices.length === 1 ? { initial: choices[0]!.value } : {}),
  });
  const allottedBatches = allotments.map(({ batchId, batch }) => ({ value: batchId, label: batch }));
  const forms: Readonly<
    Record<
      Asking['of'],
      { title: string; fields: readonly AskField[]; send: (answers: Answers) => void; lead?: string }
    >
  > = {
    change: {
      title: t('money.changeProject'),
      fields: projectFields,
      send: (answers) => put({ path, method: 'PUT', version: project.version, body: projectBody(answers) }),
    },
    allot: {
      title: t('money.allot'),
      fields: [
        ofBatch(batches.map(({ id, name }) => ({ value: id, label: name }))),
        { name: 'said', label: t('money.amount'), kind: 'line', most: 100, extra: t('money.amountHint') },
        { name: 'allottedOn', label: t('money.allottedOn'), kind: 'day', initial: today() },
      ],
      send: ({ batchId, ...body }) =>
        put({
          path: `${path}/allotments/${String(batchId)}`,
          method: 'PUT',
          version: allotments.find((one) => one.batchId === batchId)?.version ?? 0,
          body,
        }),
    },
    request: {
      title: t('money.enter.request'),
      fields: [ofBatch(allottedBatches), ...money],
      send: (answers) => put({ path: `${path}/money`, body: { kind: 'request', ...answers } }),
    },
    spending: {
      title: t('money.enter.spending'),
      fields: [ofBatch(allottedBatches), ...money],
      send: (answers) => put({ path: `${path}/money`, body: { kind: 'spending', ...answers } }),
    },
    payment: {
      title: t('money.enter.payment'),
      fields: [
        {
          name: 'requestId',
          label: t('money.forRequest'),
          kind: 'select',
          choices: lines
            .filter(({ kind, counts }) => kind === 'request' && counts)
            .map(({ id, on, amount }) => ({
              value: id,
              label: t('money.ofRequest', { on, amount: t('money.amountInWan', { amount: inWan(amount) }) }),
            })),
        },
        ...money,
      ],
      send: (answers) => put({ path: `${path}/money`, body: { kind: 'payment', ...answers } }),
    },
    correct: {
      title: t('money.correct'),
      fields: [...money, why],
      send: ({ reason, ...instead }) =>
        put({ path: `${path}/money/${line!.id}/corrections`, body: { instead, reason } }),
    },
    void: {
      title: t('money.void'),
      lead: t('money.voidWhat'),
      fields: [why],
      send: ({ reason }) => put({ path: `${path}/money/${line!.id}/corrections`, body: { instead: null, reason } }),
    },
  };
  const put = (asked: Parameters<typeof doing.mutate>[0]): void => doing.mutate(asked, { onSuccess: close });
  const { title, fields, send, lead } = forms[asking.of];
  return (
    <Ask
      title={title}
      {...(lead ? { lead } : {})}
      fields={fields}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      submit={send}
    />
  );
}
