import { Checkbox, Flex } from 'antd';
import { useTranslation } from '../../../words/index.js';
import { markKinds } from './mark.js';
import type { MarkKind } from './mark.js';

export interface LegendProps {
  readonly counts: Readonly<Partial<Record<MarkKind, number>>>;
  readonly shown: ReadonlySet<MarkKind>;
  readonly show: (kinds: ReadonlySet<MarkKind>) => void;
}

/** What each look means, how many there are, and a switch for each. */
export function Legend({ counts, shown, show }: LegendProps) {
  const { t } = useTranslation();
  return (
    <Flex gap={14} wrap role="group" aria-label={t('reader.legend')}>
      {markKinds
        .filter((kind) => kind !== 'cited' || counts.cited)
        .map((kind) => (
          <Checkbox
            key={kind}
            checked={shown.has(kind)}
            onChange={({ target }) => {
              const next = new Set(shown);
              if (target.checked) next.add(kind);
              else next.delete(kind);
              show(next);
            }}
          >
            <span className={`mark mark-${kind}`} style={{ padding: '1px 4px' }}>
              {t(`mark.${kind}`)}
            </span>
            <span className="quiet figures"> {counts[kind] ?? 0}</span>
          </Checkbox>
        ))}
    </Flex>
  );
}
