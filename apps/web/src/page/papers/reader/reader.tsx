import { Flex, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../words/index.js';
import type { Fact } from './fact.js';
import { useAddress } from '../../../shell/address.js';
import { useWide } from '../../../shell/use-wide.js';
import { FactPane } from './fact-pane.js';
import type { Decision } from './fact-pane.js';
import { Legend } from './legend.js';
import { markKinds } from './mark.js';
import type { Mark, MarkKind } from './mark.js';
import { TextPane } from './text-pane.js';
import { isThreaded, jointsOf } from './thread.js';
import type { Thread } from './thread.js';
import { ThreadPane } from './thread-pane.js';
import { useKeys } from './use-keys.js';
import './reader.css';

export interface ReaderProps {
  readonly text: string;
  /** In the order of the text. */
  readonly facts: readonly Fact[];
  /** The articles of a newspaper's page or a digest. */
  readonly threads: readonly Thread[];
  /** Figures and days that are marked but not reviewed. */
  readonly tokens: readonly Mark[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  readonly decide: ((fact: Fact, decision: Decision) => void) | null;
  readonly correct: (fact: Fact) => void;
  readonly explain: (fact: Fact) => void;
}

type Side = 'text' | 'facts' | 'threads';

/** One side of the reader; the keyboard scrolls it. */
function Pane({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="reader-pane" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** Everywhere a fact stands: the quotes of a doubt, the pieces of what the columns cut apart. */
const placesOf = (fact: Fact): readonly { readonly start: number; readonly end: number }[] =>
  fact.kind === 'finding' ? fact.said.spans : fact.kind === 'measure' ? [fact] : (fact.said.parts ?? [fact]);

/**
 * The paper on the left with every fact marked in its words, the facts on the right; either leads to the other. A
 * newspaper's page whose columns are interleaved stands there in reading order too, beside the original.
 */
export function Reader({ text, facts, threads, tokens, chosen, choose, decide, correct, explain }: ReaderProps) {
  const { t } = useTranslation();
  const lg = useWide('sides');
  const [shown, show] = useState<ReadonlySet<MarkKind>>(new Set([...markKinds, 'joint']));
  const threaded = isThreaded(threads);
  const [search, change] = useAddress();
  // On a wide screen the original always stands on the left.
  const sides: readonly Side[] = [...(lg ? [] : ['text' as const]), 'facts', ...(threaded ? ['threads' as const] : [])];
  const beside = sides.find((one) => one === search.get('side')) ?? sides[0]!;
  const marks = useMemo<Mark[]>(
    () => [
      ...facts.flatMap((fact) =>
        placesOf(fact).map(({ start, end }) => ({
          ...{ id: fact.id, kind: fact.kind, start, end },
          ...(fact.kind === 'finding' ? { verdict: fact.said.verdict } : {}),
        })),
      ),
      ...(threaded ? jointsOf(threads) : []),
      ...tokens,
    ],
    [facts, threaded, threads, tokens],
  );
  const counts = useMemo(() => {
    const all: Partial<Record<MarkKind, number>> = {};
    for (const { kind } of [...facts, ...tokens]) all[kind] = (all[kind] ?? 0) + 1;
    return all;
  }, [facts, tokens]);
  const listed = useMemo(() => facts.filter(({ kind }) => shown.has(kind)), [facts, shown]);
  const at = listed.findIndex(({ id }) => id === chosen);
  const step = (by: 1 | -1): void => {
    const next = listed[at < 0 ? 0 : at + by];
    if (next) choose(next.id);
  };
  const here = at < 0 ? null : listed[at]!;
  const settle = (decision: Decision): void => {
    if (!here || !decide || here.kind === 'finding') return;
    decide(here, decision);
    step(1);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => settle('accepted'),
    x: () => settle('dropped'),
    d: () => {
      if (here) explain(here);
    },
    e: () => {
      if (here && decide && here.kind !== 'finding' && here.kind !== 'measure') correct(here);
    },
  });
  const panes: Readonly<Record<Side, () => ReactNode>> = {
    text: () => <TextPane label={t('reader.text')} {...{ text, marks, shown, chosen, choose }} />,
    threads: () => <ThreadPane {...{ text, threads, marks, shown, chosen, choose }} />,
    facts: () => <FactPane facts={listed} {...{ text, chosen, choose, decide, correct, explain }} />,
  };
  return (
    <div className="reader">
      <Flex gap={16} wrap align="center" justify="space-between" className="no-print">
        <Legend counts={counts} shown={shown} show={show} />
        {lg ? <span className="quiet">{t(decide ? 'reader.keys' : 'reader.keysReading')}</span> : null}
        {sides.length > 1 ? (
          <Segmented<Side>
            aria-label={t('reader.side')}
            value={beside}
            onChange={(side) => change({ side: side === sides[0] ? null : side }, true)}
            options={sides.map((value) => ({ value, label: t(`reader.${value}`) }))}
          />
        ) : null}
      </Flex>
      <div className="reader-panes">
        {lg ? <Pane label={t('reader.text')}>{panes.text()}</Pane> : null}
        <Pane label={t(`reader.${beside}`)}>{panes[beside]()}</Pane>
      </div>
    </div>
  );
}
