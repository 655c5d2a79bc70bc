import { CheckOutlined, DeleteOutlined, EditOutlined, NodeIndexOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Flex, Tag, Tooltip } from 'antd';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from '../../../words/index.js';
import { Link, useParams } from 'react-router';
import type { Doubt, Fact, Review } from './fact.js';
import { factWords } from './fact-words.js';
import { usePrinted } from '../../../shell/use-printed.js';
import { blocksOf, useNear } from './use-near.js';
import './facts.css';

export type Decision = 'accepted' | 'dropped' | 'waiting';

export interface FactPaneProps {
  readonly facts: readonly Fact[];
  /** The paper's words, for the quotes of a doubt. */
  readonly text: string;
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  /** Null where this account only reads. */
  readonly decide: ((fact: Fact, decision: Decision) => void) | null;
  readonly correct: (fact: Fact) => void;
  readonly explain: (fact: Fact) => void;
}

const VERDICT_COLOUR = { consistent: 'success', inconsistent: 'error', undetermined: 'warning' } as const;

const REVIEW_COLOUR: Readonly<Record<Review, string>> = {
  waiting: 'default',
  accepted: 'success',
  corrected: 'processing',
  dropped: 'error',
};

/** Facts that are drawn with all that belongs to them at once, as they come near. */
const BLOCK = 24;

/** The facts in the order of the text; the chosen one is kept in sight. */
export function FactPane({ facts, chosen, ...more }: FactPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => blocksOf(facts, BLOCK), [facts]);
  const isPrinted = usePrinted();
  useEffect(() => {
    if (chosen)
      pane.current?.querySelector(`[data-fact="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={pane}>
      {blocks.map(({ at, of }) => (
        <FactBlock
          key={at}
          isFirst={at === 0}
          facts={of}
          chosen={of.some(({ id }) => id === chosen) ? chosen : null}
          isPrinted={isPrinted}
          {...more}
        />
      ))}
    </div>
  );
}

interface FactBlockProps extends FactPaneProps {
  readonly isFirst: boolean;
  readonly isPrinted: boolean;
}

const FactBlock = memo(function FactBlock({ isFirst, isPrinted, facts, chosen, ...more }: FactBlockProps) {
  const { t } = useTranslation();
  const [block, isNear] = useNear(isFirst || chosen !== null || isPrinted);
  return (
    <div ref={block}>
      <ul className="facts">
        {facts.map((fact) =>
          isNear ? (
            <FactRow key={fact.id} fact={fact} isChosen={fact.id === chosen} {...more} />
          ) : (
            <li key={fact.id} className="fact" data-fact={fact.id}>
              {factWords(fact, t)}
            </li>
          ),
        )}
      </ul>
    </div>
  );
});

interface FactRowProps extends Pick<FactPaneProps, 'text' | 'choose' | 'decide' | 'correct' | 'explain'> {
  readonly fact: Fact;
  readonly isChosen: boolean;
}

const FactRow = memo(function FactRow({ fact, text, isChosen, choose, decide, correct, explain }: FactRowProps) {
  const { t } = useTranslation();
  const verdict = fact.kind === 'finding' ? fact.said.verdict : null;
  return (
    <li className={isChosen ? 'fact fact-chosen' : 'fact'} data-fact={fact.id}>
      <button type="button" className="fact-words" aria-current={isChosen} onClick={() => choose(fact.id)}>
        <span className={`mark mark-${fact.kind} fact-kind`}>{t(`mark.${fact.kind}`)}</span>
        <span className={fact.review === 'dropped' ? 'fact-dropped' : undefined}>
          {/* A day is not broken at its hyphens. */}
          {factWords(fact, t)
            .split(/([^　]*\d{4}-\d\d-\d\d[^　]*)/)
            .map((words, index) =>
              index % 2 === 1 ? (
                <span key={index} className="fact-day">
                  {words}
                </span>
              ) : (
                words
              ),
            )}
        </span>
      </button>
      <Flex gap={4} align="center">
        {verdict ? (
          <Tag color={VERDICT_COLOUR[verdict]}>{t(`verdict.${verdict}`)}</Tag>
        ) : (
          <Tag color={REVIEW_COLOUR[fact.review]}>{t(`review.${fact.review}`)}</Tag>
        )}
        {isChosen ? <Act words={t('derivation.open')} icon={<NodeIndexOutlined />} act={() => explain(fact)} /> : null}
        {isChosen && decide && !verdict ? (
          <>
            <Act words={t('review.accept')} icon={<CheckOutlined />} act={() => decide(fact, 'accepted')} />
            {fact.kind === 'measure' ? null : (
              <Act words={t('review.correct')} icon={<EditOutlined />} act={() => correct(fact)} />
            )}
            <Act words={t('review.drop')} icon={<DeleteOutlined />} act={() => decide(fact, 'dropped')} />
            {fact.review === 'waiting' ? null : (
              <Act words={t('review.undo')} icon={<UndoOutlined />} act={() => decide(fact, 'waiting')} />
            )}
          </>
        ) : null}
      </Flex>
      {isChosen && fact.kind === 'finding' ? <Quotes text={text} finding={fact} /> : null}
    </li>
  );
});

/** So much of the paper stands around a quote. */
const AROUND = 24;

/** The places that a doubt sets against one another, each with the words around it; and the way to its answer. */
function Quotes({ text, finding: { said } }: { readonly text: string; readonly finding: Doubt }) {
  const { t } = useTranslation();
  const { id: paper = '' } = useParams();
  return (
    <div className="fact-quotes">
      {said.spans.map(({ start, end }, index) => (
        <blockquote key={start}>
          {said.spans.length > 1 ? <small>{t('doubt.place', { number: index + 1 })}</small> : null}
          {start > AROUND ? '…' : ''}
          {text.slice(Math.max(0, start - AROUND), start)}
          <mark>{text.slice(start, end)}</mark>
          {text.slice(end, end + AROUND)}
          {end + AROUND < text.length ? '…' : ''}
        </blockquote>
      ))}
      <Link to={`/questions?paper=${paper}`}>{t('reader.answer')}</Link>
    </div>
  );
}

function Act({
  words,
  icon,
  act,
}: {
  readonly words: string;
  readonly icon: React.ReactNode;
  readonly act: () => void;
}) {
  return (
    <Tooltip title={words}>
      <Button size="small" type="text" icon={icon} aria-label={words} onClick={act} />
    </Tooltip>
  );
}
