import { Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useAnswering, useFindingCounts, useFindings } from '../../api/findings.js';
import type { Finding, FindingRule } from '../../api/findings.js';
import { has, useSession } from '../../api/session.js';
import { useAddress } from '../../shell/address.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { findingSaid } from '../papers/reader/finding-words.js';
import { momentOf } from '../../api/time.js';
import { LineFigure } from './line-figure.js';
import { numberLineOf } from './number-line.js';
import './questions.css';

const RULES: readonly FindingRule[] = [
  'sum',
  'share',
  'growth',
  'heading-body',
  'restated',
  'enumeration',
  'magnitude',
  'unit',
  'numbering',
  'name',
  'residue',
  'pairing',
];
const VERDICTS = ['inconsistent', 'undetermined'] as const;

/** 数据疑点: contradictions, and sums that the words leave open, over all papers; each waits for an answer. */
export function QuestionsPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const verdict = VERDICTS.find((one) => one === search.get('verdict'));
  const answered = search.get('answered') === 'true';
  const rule = search.get('rule');
  const paper = search.get('paper');
  const narrowed = { answered, ...(rule ? { rule } : {}), ...(paper ? { paper } : {}) };
  const counts = useFindingCounts(narrowed);
  const findings = useFindings({ ...narrowed, ...(verdict ? { verdict } : {}) });
  const rows = findings.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page" style={{ maxWidth: 1280 }}>
      <div className="page-head">
        <h1>{t('menu.questions')}</h1>
        <span className="space" />
        <Radio.Group
          aria-label={t('doubt.answered')}
          optionType="button"
          value={answered}
          options={[
            { value: false, label: t('doubt.open') },
            { value: true, label: t('doubt.answered') },
          ]}
          onChange={({ target }) => change({ answered: target.value ? 'true' : null })}
        />
        <Select
          allowClear
          style={{ width: 180 }}
          aria-label={t('doubt.rule')}
          placeholder={t('doubt.rule')}
          value={rule}
          options={RULES.map((value) => ({ value, label: t(`doubt.rules.${value}`) }))}
          onChange={(value: string | undefined) => change({ rule: value ?? null })}
        />
      </div>
      <div className="verdicts" role="group" aria-label={t('doubt.verdict')}>
        {VERDICTS.map((one) => (
          <button
            key={one}
            type="button"
            className={`verdict-card ${one}`}
            aria-pressed={verdict === one}
            onClick={() => change({ verdict: verdict === one ? null : one })}
          >
            <b className="figures">{counts.data?.[one] ?? '…'}</b>
            <span>{t(`doubt.verdicts.${one}`)}</span>
          </button>
        ))}
        {paper ? (
          <Button type="link" onClick={() => change({ paper: null })}>
            {t('doubt.allPapers')}
          </Button>
        ) : null}
      </div>
      {findings.error ? <Fault fault={findings.error} again={() => void findings.refetch()} /> : null}
      {findings.isPending ? <Waiting /> : null}
      {findings.data && rows.length === 0 ? (
        <div className="panel empty">
          <strong>{t(answered ? 'doubt.noneAnswered' : 'doubt.none')}</strong>
          {t('doubt.noneDo')}
        </div>
      ) : null}
      {rows.map((one) => (
        <FindingCard key={`${one.id} ${one.version}`} finding={one} />
      ))}
      {findings.hasNextPage ? (
        <Button loading={findings.isFetchingNextPage} onClick={() => void findings.fetchNextPage()}>
          {t('reporting.more')}
        </Button>
      ) : null}
    </div>
  );
}

/** One doubt: what is at odds, every quote beside the other, the line, and the answer. */
export function FindingCard({ finding }: { readonly finding: Finding }) {
  const { t, language } = useTranslation();
  const title = useId();
  const { said, quotes, paperId, paperTitle, versionNumber } = finding;
  const line = numberLineOf(said);
  return (
    <article className="panel doubt" aria-labelledby={title}>
      <header>
        <h2 id={title}>{findingSaid(t, language, said)}</h2>
        <span className={`chip verdict-${said.verdict}`}>{t(`verdict.${said.verdict}`)}</span>
      </header>
      <p className="quiet" style={{ margin: '0 0 8px' }}>
        {t(`doubt.rules.${said.rule}`)}
        {'　'}
        <Link to={`/papers/${paperId}?version=${versionNumber}&fact=${finding.id}`}>{paperTitle}</Link>
      </p>
      <div className="doubt-body">
        <div className="quotes">
          {quotes.map(({ before, text, after, start }, index) => (
            <blockquote key={start}>
              {quotes.length > 1 ? <small>{t('doubt.place', { number: index + 1 })}</small> : null}
              {before}
              <mark>{text}</mark>
              {after}
            </blockquote>
          ))}
        </div>
        {line ? <LineFigure line={line} /> : null}
      </div>
      <Answer finding={finding} />
    </article>
  );
}

/** What somebody has answered, with the name and the time; or the form for an answer. */
function Answer({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const id = useId();
  const who = useSession().data!;
  const answering = useAnswering(finding);
  const [isOpen, setOpen] = useState(false);
  const [decision, setDecision] = useState<'accepted' | 'dropped' | null>(null);
  const [reason, setReason] = useState('');
  const mayAnswer = has(who, 'supervision');
  const { answer, review } = finding;
  return (
    <div className="answer">
      {answer ? (
        <p style={{ margin: 0 }}>
          <span className="chip">{t(review === 'dropped' ? 'doubt.dropped' : 'doubt.accepted')}</span>{' '}
          <span className="keep-lines">{answer.reason ?? ''}</span>{' '}
          <span className="quiet">
            {answer.by ?? t('entry.product')}　{momentOf(answer.at)}
          </span>
        </p>
      ) : null}
      {mayAnswer && !isOpen ? (
        <div className="actions no-print" style={{ margin: 0 }}>
          <Button onClick={() => setOpen(true)}>{t(answer ? 'doubt.answerAnew' : 'doubt.answer')}</Button>
          {answer ? (
            <Button type="text" loading={answering.isPending} onClick={() => answering.mutate(null)}>
              {t('doubt.takeBack')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {isOpen ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (decision && reason.trim()) answering.mutate({ decision, reason });
          }}
        >
          <Radio.Group
            aria-label={t('doubt.conclusion')}
            value={decision}
            onChange={({ target }) => setDecision(target.value as 'accepted' | 'dropped')}
            options={[
              { value: 'accepted', label: t('doubt.accepted') },
              { value: 'dropped', label: t('doubt.dropped') },
            ]}
          />
          <label htmlFor={id}>{t('doubt.reason')}</label>
          <Input.TextArea
            id={id}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            placeholder={t('doubt.reasonHint')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="actions" style={{ margin: 0 }}>
            <Button
              type="primary"
              htmlType="submit"
              loading={answering.isPending}
              disabled={decision === null || reason.trim() === ''}
            >
              {t('deed.submit')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
          </div>
        </form>
      ) : null}
      {answering.error ? <Fault fault={answering.error} /> : null}
    </div>
  );
}
