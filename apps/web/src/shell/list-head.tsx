import type { ReactNode } from 'react';
import { useTranslation } from '../words/index.js';
import { useCount } from '../api/list.js';
import type { Query } from '../api/list.js';
import { useAddress } from './address.js';

/** What a list is narrowed by, as its address says it. */
export function useFilter(): Query {
  const [search] = useAddress();
  return Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));
}

export interface ListHeadProps {
  readonly title: string;
  readonly subject: string;
  readonly query: Query;
  /** One value of the address that is chosen by a button: its name, its values, and their words. */
  readonly by?: { readonly name: string; readonly values: readonly string[]; readonly word: (value: string) => string };
  readonly children?: ReactNode;
}

/** The head of a list: how many rows there are, what it is narrowed by, and what can be done. */
export function ListHead({ title, subject, query, by, children }: ListHeadProps) {
  const { t } = useTranslation();
  const [search, change, only] = useAddress();
  const count = useCount(subject, query);
  const chosen = by ? search.getAll(by.name) : [];
  const others = [...search.keys()].some((name) => name !== by?.name);
  const choose = (value: string | null): void => change({ [by!.name]: value });
  return (
    <div className="page-head">
      <h1>{title}</h1>
      <span className="quiet figures" data-total={count ?? ''}>
        {count === null ? '' : t('rows', { count })}
      </span>
      {by ? (
        <div className="choices no-print" role="group" aria-label={t('narrow')}>
          <button type="button" className="plain" aria-pressed={chosen.length === 0} onClick={() => choose(null)}>
            {t('ledger.all')}
          </button>
          {by.values.map((value) => (
            <button
              key={value}
              type="button"
              className="plain"
              aria-pressed={chosen.includes(value)}
              onClick={() => choose(value)}
            >
              {by.word(value)}
            </button>
          ))}
        </div>
      ) : null}
      {others ? (
        <button type="button" className="plain" onClick={() => only({})}>
          {t('ledger.clear')}
        </button>
      ) : null}
      <span className="space" />
      {children}
    </div>
  );
}
