import { Flex, Grid, Segmented, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from './fact.js';
import { FactPane } from './fact-pane.js';
import type { Decision } from './fact-pane.js';
import { Legend } from './legend.js';
import { markKinds } from './mark.js';
import type { Mark, MarkKind } from './mark.js';
import { TextPane } from './text-pane.js';
import { useKeys } from './use-keys.js';

export interface ReaderProps {
  readonly text: string;
  /** In the order of the text. */
  readonly facts: readonly Fact[];
  /** Figures and days that are marked but not reviewed. */
  readonly tokens: readonly Mark[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  readonly decide: ((fact: Fact, decision: Decision) => void) | null;
  readonly correct: (fact: Fact) => void;
  readonly explain: (fact: Fact) => void;
}

/** The paper on the left with every fact marked in its words, the facts on the right; either leads to the other. */
export function Reader({ text, facts, tokens, chosen, choose, decide, correct, explain }: ReaderProps) {
  const { t } = useTranslation();
  const { lg } = Grid.useBreakpoint();
  const [shown, show] = useState<ReadonlySet<MarkKind>>(new Set(markKinds));
  const [side, setSide] = useState<'text' | 'facts'>('text');
  const marks = useMemo<Mark[]>(
    () => [
      ...facts.map((fact) => ({
        id: fact.id,
        kind: fact.kind,
        start: fact.start,
        end: fact.end,
        ...(fact.kind === 'finding' ? { verdict: fact.said.verdict } : {}),
      })),
      ...tokens,
    ],
    [facts, tokens],
  );
  const counts = useMemo(() => {
    const all: Partial<Record<MarkKind, number>> = {};
    for (const { kind } of marks) all[kind] = (all[kind] ?? 0) + 1;
    return all;
  }, [marks]);
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
  const paper = (
    <div style={{ overflow: 'auto', minHeight: 0, border: '1px solid #dfe4ea', borderRadius: 6 }}>
      <TextPane text={text} marks={marks} shown={shown} chosen={chosen} choose={choose} />
    </div>
  );
  const list = (
    <div style={{ overflow: 'auto', minHeight: 0, border: '1px solid #dfe4ea', borderRadius: 6, background: '#fff' }}>
      <FactPane facts={listed} chosen={chosen} choose={choose} decide={decide} correct={correct} explain={explain} />
    </div>
  );
  return (
    <Flex vertical gap={8} style={{ minHeight: 0, flex: 1 }}>
      <Flex gap={16} wrap align="center" justify="space-between" className="no-print">
        <Legend counts={counts} shown={shown} show={show} />
        {lg ? (
          <Typography.Text type="secondary">{t(decide ? 'reader.keys' : 'reader.keysReading')}</Typography.Text>
        ) : (
          <Segmented
            value={side}
            onChange={setSide}
            options={[
              { value: 'text', label: t('reader.text') },
              { value: 'facts', label: t('reader.facts') },
            ]}
          />
        )}
      </Flex>
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: lg ? 'minmax(0, 3fr) minmax(0, 2fr)' : 'minmax(0, 1fr)',
          gridTemplateRows: 'minmax(0, 1fr)',
          gap: 12,
          flex: 1,
          minHeight: 0,
        }}
      >
        {lg || side === 'text' ? paper : null}
        {lg || side === 'facts' ? list : null}
      </div>
    </Flex>
  );
}
