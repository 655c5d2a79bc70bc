import { Button } from 'antd';
import type { opinions } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useParams } from 'react-router';
import type { z } from 'zod';
import { useDoing, useList, useOne } from '../../api/list.js';
import { usePaper, useVersion } from '../../api/papers.js';
import type { VersionWhole } from '../../api/papers.js';
import { has, useSession } from '../../api/session.js';
import { momentOf } from '../../api/time.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import type { Answers, AskField } from '../../form/ask.js';
import { Facts } from '../../shell/facts.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Rows, Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { ReportingTabs } from './tabs.js';
import './reporting.css';

type Listed = z.input<typeof opinions.roundPage>['rows'][number];
type Whole = z.input<typeof opinions.roundWhole>;
type Opinion = Whole['opinions'][number];

const OUTCOMES = ['adopted', 'partly', 'not-adopted'] as const;

/** 征求意见: the rounds about drafts; a liaison's are those in which its units are asked. */
export function RoundsPage() {
  const { t } = useTranslation();
  const who = useSession().data!;
  const list = useList<Listed>('rounds');
  return (
    <div className="page" style={{ maxWidth: 1280 }}>
      <div className="page-head">
        <h1>{t('rounds.title')}</h1>
        <span className="quiet">{t('rounds.what')}</span>
      </div>
      <ReportingTabs />
      <Rows<Listed>
        list={list}
        label={t('rounds.title')}
        empty={
          <Empty what={t('rounds.none')} hint={t(has(who, 'supervision') ? 'rounds.noneDo' : 'rounds.noneOwnDo')} />
        }
        columns={[
          {
            key: 'title',
            title: t('rounds.askTitle'),
            render: ({ id, title, paperTitle }) => (
              <>
                <Link to={`/reporting/rounds/${id}`}>{title}</Link>
                <div className="quiet">{paperTitle}</div>
              </>
            ),
          },
          {
            key: 'said',
            title: t('rounds.said'),
            look: 'number',
            render: ({ said, unitIds }) => t('rounds.saidOf', { said, asked: unitIds.length }),
          },
          { key: 'due', title: t('rounds.due'), look: 'fixed', render: ({ due }) => due },
          {
            key: 'state',
            title: t('task.state'),
            look: 'fixed',
            render: ({ closedAt }) => t(closedAt === null ? 'rounds.open' : 'rounds.closed'),
          },
        ]}
      />
    </div>
  );
}

type Asking = { readonly of: 'say' } | { readonly of: 'decide'; readonly opinion: Opinion };

/** One round: the draft's measures, what each unit says of them, and what becomes of it. */
export function RoundPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const who = useSession().data!;
  const unitName = useUnitName();
  const { data, error, refetch } = useOne<Whole>(`rounds/${id}`);
  const paper = usePaperOf(data?.round ?? null);
  const ending = useDoing();
  const [asking, setAsking] = useState<Asking | null>(null);
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting page />;
  const { round, opinions: given, silent } = data;
  const isOffice = has(who, 'supervision');
  const isOpen = round.closedAt === null;
  const measures = paper.version?.measures ?? [];
  const nameOf = (measureId: string | null): string => {
    const measure = measures.find((one) => one.id === measureId);
    return measure ? measureName(measure) : t('rounds.whole');
  };
  return (
    <div className="page" style={{ maxWidth: 1280 }}>
      <div className="page-head">
        <Link to="/reporting/rounds" className="no-print">
          ← {t('rounds.title')}
        </Link>
        <span className="chip">{t(isOpen ? 'rounds.open' : 'rounds.closed')}</span>
        <span className="space" />
        {isOpen && (isOffice || has(who, 'liaison')) ? (
          <Button type="primary" onClick={() => setAsking({ of: 'say' })}>
            {t(isOffice ? 'rounds.sayFor' : 'rounds.say')}
          </Button>
        ) : null}
        {isOffice ? (
          <Button
            loading={ending.isPending}
            onClick={() =>
              ending.mutate({ path: `rounds/${id}/end`, version: round.version, body: { closed: isOpen } })
            }
          >
            {t(isOpen ? 'rounds.end' : 'rounds.reopen')}
          </Button>
        ) : null}
      </div>
      <section className="panel">
        <h2>{round.title}</h2>
        {ending.error ? <Fault fault={ending.error} /> : null}
        <Facts
          rows={[
            [t('rounds.paper'), paper.title],
            [t('rounds.due'), round.due],
            [t('rounds.asked'), round.unitIds.map(unitName).join('、')],
            [
              t('rounds.said'),
              silent.length === 0 ? null : t('rounds.silent', { units: silent.map(unitName).join('、') }),
            ],
          ]}
        />
        {paper.version ? (
          <details>
            <summary>{t('rounds.read')}</summary>
            <div className="draft-text">{paper.version.text}</div>
          </details>
        ) : null}
      </section>
      <section className="panel">
        <h2>{t('rounds.opinions', { count: given.length })}</h2>
        {given.length === 0 ? (
          <Empty what={t('rounds.noOpinions')} small />
        ) : (
          <Sheet<Opinion>
            label={t('rounds.opinions', { count: given.length })}
            rows={given}
            columns={[
              {
                key: 'unit',
                title: t('field.part'),
                render: ({ unitId, givenAt }) => (
                  <>
                    {unitName(unitId)}
                    <div className="quiet figures">{momentOf(givenAt)}</div>
                  </>
                ),
              },
              {
                key: 'measure',
                title: t('rounds.measure'),
                width: '24%',
                render: ({ measureId }) => nameOf(measureId),
              },
              { key: 'text', title: t('rounds.text'), width: '34%', render: ({ text }) => text ?? t('rounds.isNone') },
              {
                key: 'outcome',
                title: t('rounds.decide'),
                width: '24%',
                render: (opinion) => (
                  <>
                    {opinion.outcome ? (
                      <>
                        <span className="chip">{t(`rounds.outcome.${opinion.outcome}`)}</span>
                        {opinion.reason ? <div>{opinion.reason}</div> : null}
                      </>
                    ) : opinion.text === null ? null : (
                      <span className="quiet">{t('rounds.waiting')}</span>
                    )}
                    {isOffice && opinion.text !== null ? (
                      <Button size="small" type="text" onClick={() => setAsking({ of: 'decide', opinion })}>
                        {t('rounds.decide')}
                      </Button>
                    ) : null}
                  </>
                ),
              },
            ]}
          />
        )}
      </section>
      {asking ? (
        <Asked
          round={round}
          asking={asking}
          measures={measures.map((measure) => ({ value: measure.id, label: measureName(measure) }))}
          close={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}

const LONGEST_NAME = 40;
/** A measure as a choice names it: its number and heading, or its first words. */
const measureName = ({ number, heading, quote }: VersionWhole['measures'][number]): string =>
  `${number ?? ''} ${heading ?? quote.slice(0, LONGEST_NAME)}`.trim();

/** The draft that a round is about, in the version that the units were asked about. */
function usePaperOf(round: Whole['round'] | null): {
  readonly title: string | null;
  readonly version: VersionWhole | null;
} {
  const paper = usePaper(round?.paperId ?? null).data;
  const number = paper?.versions.find(({ id }) => id === round?.versionId)?.number ?? null;
  const version = useVersion(round?.paperId ?? '', number).data;
  return { title: paper?.paper.title ?? null, version: version ?? null };
}

function Asked({
  round,
  asking,
  measures,
  close,
}: {
  readonly round: Whole['round'];
  readonly asking: Asking;
  readonly measures: readonly { readonly value: string; readonly label: string }[];
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const doing = useDoing();
  const units = round.unitIds.map((unit) => ({ value: unit, label: unitName(unit) }));
  const saying: readonly AskField[] = [
    {
      name: 'unitId',
      label: t('field.part'),
      kind: 'select',
      choices: units,
      ...(units.length === 1 ? { initial: units[0]!.value } : {}),
    },
    { name: 'measureId', label: t('rounds.measure'), kind: 'select', choices: measures, optional: true },
    { name: 'text', label: t('rounds.text'), kind: 'words', optional: true, extra: t('rounds.emptyIsNone') },
  ];
  const deciding: readonly AskField[] = [
    {
      name: 'outcome',
      label: t('rounds.decide'),
      kind: 'choice',
      choices: OUTCOMES.map((value) => ({ value, label: t(`rounds.outcome.${value}`) })),
    },
    {
      name: 'reason',
      label: t('field.reason'),
      kind: 'words',
      rows: 2,
      most: 2000,
      optional: true,
      extra: t('rounds.why'),
    },
  ];
  const send = (answers: Answers): void =>
    doing.mutate(
      asking.of === 'say'
        ? { path: `rounds/${round.id}/opinions`, body: { text: null, ...answers } }
        : { path: `opinions/${asking.opinion.id}/decision`, version: asking.opinion.version, body: answers },
      { onSuccess: close },
    );
  return (
    <Ask
      title={t(asking.of === 'say' ? 'rounds.say' : 'rounds.decide')}
      {...(asking.of === 'decide' ? { lead: asking.opinion.text } : {})}
      fields={asking.of === 'say' ? saying : deciding}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      submit={send}
    />
  );
}
