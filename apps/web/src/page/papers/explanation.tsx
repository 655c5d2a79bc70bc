import { Drawer } from 'antd';
import { useTranslation } from '../../words/index.js';
import { useOne } from '../../api/list.js';
import { Fault } from '../../shell/fault.js';
import { Empty } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import type { Fact } from './reader/fact.js';
import './explanation.css';

/** How a rule came to a value, on which words; what it read inside them stands under it. */
interface Derivation {
  readonly rule: string;
  readonly span: { readonly start: number; readonly end: number; readonly text: string };
  readonly value: string;
  readonly inferred: string | null;
  readonly steps: readonly Derivation[];
}

export interface ExplanationProps {
  readonly paperId: string;
  readonly version: number;
  readonly fact: Fact | null;
  readonly close: () => void;
}

/** The drawer's own body does not scroll: what is in it does. */
const WITHIN = { padding: 0, overflow: 'hidden' } as const;

/** 推导: how the words of a fact were read, rule by rule; what the words do not say is named with its source. */
export function Explanation({ paperId, version, fact, close }: ExplanationProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useOne<{ readonly rows: readonly Derivation[] }>(
    fact ? `papers/${paperId}/versions/${version}/explanation` : null,
    fact ? { start: fact.start, end: fact.end } : {},
  );
  return (
    <Drawer open={fact !== null} onClose={close} size={520} title={t('derivation.title')} styles={{ body: WITHIN }}>
      {/* Nothing in it takes the focus: the keyboard scrolls it as a whole. */}
      <div className="derivation-pane" role="region" aria-label={t('derivation.title')} tabIndex={0}>
        <p className="quiet" style={{ marginTop: 0 }}>
          {t('derivation.what')}
        </p>
        {error ? <Fault fault={error} again={() => void refetch()} /> : null}
        {fact && !data && !error ? <Waiting /> : null}
        {data?.rows.length === 0 ? <Empty what={t('derivation.none')} /> : null}
        {data ? <Steps steps={data.rows} /> : null}
      </div>
    </Drawer>
  );
}

function Steps({ steps }: { readonly steps: readonly Derivation[] }) {
  const { t } = useTranslation();
  return (
    <ul className="derivation">
      {steps.map(({ rule, span, value, inferred, steps: inner }, index) => (
        <li key={`${span.start} ${rule} ${index}`}>
          <q>{span.text}</q>
          <div>
            <code>{value}</code> <span className="quiet">{rule}</span>
          </div>
          {inferred ? <div className="inferred">{t('derivation.inferred', { from: inferred })}</div> : null}
          {inner.length > 0 ? <Steps steps={inner} /> : null}
        </li>
      ))}
    </ul>
  );
}
