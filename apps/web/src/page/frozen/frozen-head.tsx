import type { payments } from '@luoshi/server/contract';
import type { ReactNode } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import type { z } from 'zod';
import { momentOf } from '../../api/time.js';
import { Facts } from '../../shell/facts.js';

type Bulletin = z.input<typeof payments.bulletinPage>['rows'][number];

export interface FrozenHeadProps {
  /** The list that it belongs to. */
  readonly back: { readonly to: string; readonly title: string };
  readonly name: string;
  readonly asOf: string;
  /** Null: a preview, not put out. */
  readonly frozen: Bulletin | null;
  readonly children?: ReactNode;
}

/** The head of something that is put out for a period: as of when, which edition, with which hash. */
export function FrozenHead({ back, name, asOf, frozen, children }: FrozenHeadProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="page-head">
        <Link to={back.to} className="no-print">
          ← {back.title}
        </Link>
        <span className="chip">{frozen ? t('frozen.edition', { edition: frozen.edition }) : t('frozen.preview')}</span>
        <span className="space" />
        {children}
      </div>
      <section className="panel">
        <h2>{name}</h2>
        <Facts
          rows={[
            [t('frozen.asOf'), asOf.replace('T', ' ')],
            [t('frozen.frozenAt'), frozen && momentOf(frozen.frozenAt)],
            [t('frozen.reason'), frozen?.reason],
            [t('frozen.hash'), frozen && <code className="hash">{frozen.sha256}</code>],
          ]}
        />
      </section>
    </>
  );
}
