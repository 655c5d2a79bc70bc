import { Button, Input, Select } from 'antd';
import type { searches } from '@luoshi/server/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import type { z } from 'zod';
import { ask } from '../../api/client.js';
import { useUnitName, useUnits } from '../../api/units.js';
import { useAddress } from '../../shell/address.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { Marked } from './marked.js';
import './search.css';

type SearchPageOf = z.output<typeof searches.searchPage>;
type Hit = SearchPageOf['hits'][number];

const KINDS = ['paper', 'measure', 'task', 'report', 'record'] as const;

/** 搜索: words found in papers, measures, tasks, reports and programmes' records; what was found is marked, and narrowed by the address. */
export function SearchPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const q = search.get('q')?.trim() ?? '';
  const kinds = search.getAll('kind').filter((one) => (KINDS as readonly string[]).includes(one));
  const unit = search.get('unit');
  const units = useUnits();
  const found = useInfiniteQuery({
    queryKey: ['search', q, kinds, unit],
    queryFn: ({ pageParam, signal }) =>
      ask<SearchPageOf>('/api/search', { query: { q, kind: kinds, unit, after: pageParam, limit: 30 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: q !== '',
  });
  const hits = found.data?.pages.flatMap((page) => page.hits) ?? [];
  const first = found.data?.pages[0];
  return (
    <div className="page" style={{ maxWidth: 1080 }}>
      <div className="page-head">
        <h1>{t('search.title')}</h1>
        {first ? (
          <span className="quiet figures" role="status">
            {t(first.more ? 'search.atLeast' : 'search.total', { count: first.total })}
          </span>
        ) : null}
      </div>
      <div className="search-fields" role="search">
        <Input.Search
          key={q}
          allowClear
          size="large"
          autoFocus={q === ''}
          aria-label={t('search.words')}
          placeholder={t('search.hint')}
          defaultValue={q}
          maxLength={500}
          enterButton={t('search.title')}
          onSearch={(value) => change({ q: [value.trim()] })}
        />
        <div className="choices" role="group" aria-label={t('narrow')}>
          <button
            type="button"
            className="plain"
            aria-pressed={kinds.length === 0}
            onClick={() => change({ kind: [] })}
          >
            {t('ledger.all')}
          </button>
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              className="plain"
              aria-pressed={kinds.includes(kind)}
              onClick={() => change({ kind: kinds.includes(kind) ? [] : [kind] })}
            >
              {t(`search.kind.${kind}`)}
            </button>
          ))}
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: 200 }}
            aria-label={t('ledger.unit')}
            placeholder={t('ledger.unit')}
            value={unit}
            options={units.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            onChange={(value: string | undefined) => change({ unit: value ? [value] : [] })}
          />
        </div>
      </div>
      {found.error ? <Fault fault={found.error} again={() => void found.refetch()} /> : null}
      {q !== '' && found.isPending ? <Waiting /> : null}
      {q === '' ? (
        <div className="panel empty">
          <strong>{t('search.nothingAsked')}</strong>
          {t('search.nothingAskedDo')}
        </div>
      ) : null}
      {first && hits.length === 0 ? (
        <div className="panel empty">
          <strong>{t('search.none', { q })}</strong>
          {t('search.noneDo')}
        </div>
      ) : null}
      <ol className="hits">
        {hits.map((hit) => (
          <HitRow key={`${hit.kind} ${hit.id}`} hit={hit} />
        ))}
      </ol>
      {found.hasNextPage ? (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more', { count: hits.length })}
        </Button>
      ) : null}
    </div>
  );
}

/** Where a hit is opened. */
function addressOf({ kind, id, paperId, taskId }: Hit): string {
  switch (kind) {
    case 'paper':
      return `/papers/${id}`;
    case 'measure':
      return `/papers/${paperId}?fact=${id}`;
    case 'report':
      return `/reporting/report/${id}`;
    case 'record':
      return `/programmes/record/${id}`;
    default:
      return `/ledger?task=${taskId ?? id}`;
  }
}

/** What stands for a title where there is none: the first clause of the words, without the number before it. */
const firstClause = (words: string): string =>
  words
    .replace(/^[…\s]*(?:[（(]?[\d一二三四五六七八九十]+[)）]?[.．、]?)?\s*/u, '')
    .split(/[。；，\n]/u, 1)[0]!
    .slice(0, 40);

function HitRow({ hit }: { readonly hit: Hit }) {
  const { t, language } = useTranslation();
  const said = language === 'en' ? 'english' : 'chinese';
  const unitName = useUnitName();
  const { excerptAt, marks } = hit;
  const inside = marks
    .filter(({ start, end }) => start >= excerptAt.start && end <= excerptAt.end)
    .map(({ start, end }) => ({ start: start - excerptAt.start, end: end - excerptAt.start }));
  return (
    <li className="panel">
      <p className="quiet" style={{ margin: 0 }}>
        <span className="chip">{t(`search.kind.${hit.kind}`)}</span>{' '}
        {hit.record ? (
          <span data-programme={hit.record.programme}>
            {`${hit.record.programmeName[said]} · ${hit.record.registerName[said]}　`}
          </span>
        ) : null}
        <span className="figures">{hit.day ?? ''}</span>
        {hit.unitIds.length > 0 ? `　${hit.unitIds.slice(0, 6).map(unitName).join('、')}` : ''}
      </p>
      <Link to={addressOf(hit)} className="hit-title">
        {hit.title ? (
          <Marked text={hit.title} marks={hit.titleMarks} />
        ) : (
          firstClause(hit.excerpt) || t('search.untitled')
        )}
      </Link>
      <p className="keep-lines hit-words">
        <Marked text={hit.excerpt} marks={inside} />
      </p>
    </li>
  );
}
