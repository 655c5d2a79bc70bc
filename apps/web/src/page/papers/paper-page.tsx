import { App, Flex, Select, Tag, Typography } from 'antd';
import { figuresIn } from '@luoshi/reading';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useParams } from 'react-router';
import { useDecision, useListedVersion, usePaper, useVersion } from '../../api/papers.js';
import type { VersionWhole } from '../../api/papers.js';
import { has, useSession } from '../../api/session.js';
import { useAddress } from '../../shell/address.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { AskOpinions } from './ask-opinions.js';
import { CorrectForm } from './correct-form.js';
import { Explanation } from './explanation.js';
import type { Fact } from './reader/fact.js';
import type { Mark } from './reader/mark.js';
import { FollowingLink } from './following-link.js';
import { Questions } from './questions.js';
import { Reader } from './reader/reader.js';
import { PaperMore } from './paper-more.js';
import { Starting } from './starting.js';

/** A version's facts in the order of the text, as the reader shows them: corrected where a person corrected. */
function factsOf({ measures, facts }: VersionWhole): Fact[] {
  const all = [
    ...measures.map(({ id, start, end, review, version, number, path, heading, quote }) => ({
      id,
      kind: 'measure',
      // The mark lies under its first line only: the whole measure would cover everything in it.
      start,
      end: Math.min(end, start + firstLine(quote)),
      review,
      version,
      measureId: id,
      said: { number: heading === null ? null : number, path, heading: heading ?? quote.slice(0, 40) },
    })),
    ...facts.map(({ id, kind, start, end, review, version, measureId, said, corrected }) => ({
      ...{ id, kind, start, end, review, version, measureId },
      said: corrected ?? said,
    })),
  ] as unknown as Fact[];
  return all.sort((a, b) => a.start - b.start || b.end - a.end);
}

const firstLine = (quote: string): number => {
  const stop = /[。：:\n]/.exec(quote);
  return stop ? stop.index : Math.min(quote.length, 40);
};

/** Figures and days are marked by the reading itself, here in the browser. */
function tokensOf(text: string): Mark[] {
  const { quantities, times } = figuresIn(text, null);
  const token =
    (kind: 'quantity' | 'time') =>
    ({ span: { start, end } }: { readonly span: { readonly start: number; readonly end: number } }) => ({
      id: `${kind} ${start}`,
      ...{ kind, start, end },
    });
  return [...quantities.map(token('quantity')), ...times.map(token('time'))];
}

/** The sentence that somebody cites: `at=120-163` in the address. */
function citedIn(at: string | null): Mark[] {
  const [start, end] = (/^(\d{1,9})-(\d{1,9})$/.exec(at ?? '') ?? []).slice(1).map(Number);
  return start === undefined || end === undefined ? [] : [{ id: 'cited', kind: 'cited', start, end }];
}

/** One paper: its words with every fact marked, what was decided about each, and the tasks made of them. */
export function PaperPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [search, change, only] = useAddress();
  const { message } = App.useApp();
  const who = useSession().data;
  const { data: whole, error } = usePaper(id);
  const listed = useListedVersion(id);
  const number = Number(search.get('version') ?? whole?.paper.latestVersion ?? listed ?? 0) || null;
  const version = useVersion(id, number);
  const decision = useDecision(id);
  const [correcting, setCorrecting] = useState<Fact | null>(null);
  const [explaining, setExplaining] = useState<Fact | null>(null);
  const facts = useMemo(() => (version.data ? factsOf(version.data) : []), [version.data]);
  const at = search.get('at');
  const tokens = useMemo(
    () => (version.data ? [...tokensOf(version.data.text), ...citedIn(at)] : []),
    [version.data, at],
  );
  const choose = (fact: string): void => change({ fact }, true);
  if (error ?? version.error) return <Fault fault={error ?? version.error} />;
  if (!whole || !version.data) return <Waiting page />;
  const mayReview = who !== null && who !== undefined && has(who, 'supervision');
  const { paper, versions } = whole;
  return (
    <Flex vertical gap={10} style={{ height: '100%', padding: 16, boxSizing: 'border-box' }}>
      <Flex align="center" gap={12} wrap>
        <Flex align="center" gap="4px 12px" wrap style={{ flex: '1 1 480px', minWidth: 0 }}>
          <Link to="/papers">← {t('menu.papers')}</Link>
          <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
            {paper.title}
          </Typography.Title>
          <span className="quiet">{[paper.documentNumber, paper.published].filter(Boolean).join('　')}</span>
          {paper.status === 'issued' ? null : <Tag color="warning">{t(`paper.status.${paper.status}`)}</Tag>}
        </Flex>
        {versions.length > 1 ? (
          <Select
            aria-label={t('paper.version')}
            value={number}
            options={versions.map((one) => ({
              value: one.number,
              label: t('paper.versionNumber', { number: one.number }),
            }))}
            onChange={(value: number) => only({ version: String(value) })}
          />
        ) : null}
        {number !== null && (number > 1 || paper.draftId !== null) ? (
          <>
            <Link to={`/papers/${id}/changes/${number}`}>{t('compare.open')}</Link>
            <FollowingLink paperId={id} />
          </>
        ) : null}
        {number === null ? null : (
          <a href={`/api/papers/${id}/versions/${number}/file`} download>
            {t('lapse.file')}
          </a>
        )}
        {mayReview && paper.status === 'draft' ? <AskOpinions paperId={id} title={paper.title} /> : null}
        <PaperMore whole={whole} />
        {mayReview ? <Starting paperId={id} draft={paper.status !== 'issued'} /> : null}
      </Flex>
      <Questions
        questions={version.data.questions}
        text={version.data.text}
        mayAnswer={mayReview}
        open={search.has('ask')}
        turn={(open) => change({ ask: open ? 'unit' : null }, true)}
      />
      <Reader
        text={version.data.text}
        facts={facts}
        threads={version.data.articles}
        tokens={tokens}
        chosen={search.get('fact') ?? (at === null ? null : 'cited')}
        choose={choose}
        decide={
          mayReview
            ? (fact, to) =>
                decision.mutate(
                  { fact, decision: { decision: to } },
                  { onError: (fault) => void message.error(fault.message, 6) },
                )
            : null
        }
        correct={setCorrecting}
        explain={setExplaining}
      />
      <Explanation
        paperId={id}
        version={version.data.version.number}
        fact={explaining}
        close={() => setExplaining(null)}
      />
      {correcting ? (
        <CorrectForm
          fact={correcting}
          error={decision.error}
          close={() => setCorrecting(null)}
          submit={(corrected) =>
            decision.mutate(
              { fact: correcting, decision: { decision: 'corrected', corrected } },
              { onSuccess: () => setCorrecting(null) },
            )
          }
        />
      ) : null}
    </Flex>
  );
}
