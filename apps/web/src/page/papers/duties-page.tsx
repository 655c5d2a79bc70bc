import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useDividing, useSuggestions } from '../../api/duties.js';
import type { Duties, NobodysMeasure, Suggestion } from '../../api/duties.js';
import { rowsOf, useList } from '../../api/list.js';
import { usePaper } from '../../api/papers.js';
import { has, useSession } from '../../api/session.js';
import { ApiError } from '../../api/client.js';
import { Fault } from '../../shell/fault.js';
import { ListHead } from '../../shell/list-head.js';
import { Empty } from '../../shell/rows.js';
import { useAddress } from '../../shell/address.js';
import { Waiting } from '../../shell/waiting.js';
import { DutyFields } from './duty-fields.js';
import { Starting } from './starting.js';
import './duties.css';

/** A title as it is cited: what is cited within it stands in single marks (GB/T 15834). */
const cited = (title: string): string => `《${title.replace(/《/g, '〈').replace(/》/g, '〉')}》`;

const NOBODY: Duties = { leads: [], supports: [] };
/** Each row asks for its suggestions. */
const ROWS = 20;

/** 责任分工: measures that name nobody, with who answered for ones like them; a person says who answers. */
export function DutiesPage() {
  const { t, language } = useTranslation();
  const mayDivide = has(useSession().data!, 'supervision');
  const [search] = useAddress();
  const paper = search.get('paper');
  const query = paper === null ? {} : { paper };
  const list = useList<NobodysMeasure>('measures/without-duty', query, ROWS);
  const rows = rowsOf(list);
  const { divided, divide, takeBack } = useDividing();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [together, setTogether] = useState(NOBODY);
  const [whole, setWhole] = useState(true);
  const picked = rows.filter(({ id }) => chosen.has(id));
  return (
    <div className="page" style={{ maxWidth: 1280 }}>
      <ListHead title={t('duties.title')} subject="measures/without-duty" query={query}>
        {paper === null ? null : <OfPaper id={paper} mayStart={mayDivide} />}
      </ListHead>
      <p className="quiet" style={{ margin: 0 }}>
        {t('duties.what')}
      </p>
      {mayDivide && rows.length > 0 ? (
        <section className="panel together" aria-label={t('duties.together')}>
          <div className="row-of-acts">
            <Checkbox
              checked={picked.length === rows.length}
              indeterminate={picked.length > 0 && picked.length < rows.length}
              onChange={({ target }) => setChosen(new Set(target.checked ? rows.map(({ id }) => id) : []))}
            >
              {t('duties.chosen', { count: picked.length })}
            </Checkbox>
            <DutyFields duties={together} change={setTogether} label={t('duties.together')} />
            <Button
              type="primary"
              disabled={picked.length === 0 || together.leads.length === 0}
              loading={divide.isPending}
              onClick={() =>
                divide.mutate(
                  { measures: picked, duties: together, whole },
                  {
                    onSuccess: () => {
                      setChosen(new Set());
                      setTogether(NOBODY);
                    },
                  },
                )
              }
            >
              {t('duties.divideChosen')}
            </Button>
          </div>
          <Checkbox checked={whole} onChange={({ target }) => setWhole(target.checked)}>
            {t('duties.whole')}
          </Checkbox>
        </section>
      ) : null}
      {divided.length > 0 ? (
        <section className="panel" role="status">
          <strong>{t('duties.divided', { count: divided.filter(({ fault }) => fault === null).length })}</strong>
          <ul className="plain-list divided">
            {divided.map((one) => (
              <li key={one.measure.id}>
                {nameOf(one.measure)}
                {one.fault === null ? (
                  <Button size="small" type="link" loading={takeBack.isPending} onClick={() => takeBack.mutate(one)}>
                    {t('duties.takeBack')}
                  </Button>
                ) : (
                  <span className="bad">
                    ：
                    {language === 'en' && one.fault instanceof ApiError
                      ? one.fault.problem.english
                      : String((one.fault as Error).message)}
                  </span>
                )}
              </li>
            ))}
          </ul>
          {takeBack.error ? <Fault fault={takeBack.error} /> : null}
        </section>
      ) : null}
      {list.error ? <Fault fault={list.error} again={() => void list.refetch()} /> : null}
      {list.isPending ? <Waiting /> : null}
      {list.data && rows.length === 0 ? (
        <div className="panel">
          <Empty what={t('duties.none')} hint={t(paper === null ? 'duties.noneDo' : 'duties.noneDoPaper')} />
        </div>
      ) : null}
      <ol className="nobodys">
        {rows.map((measure) => (
          <MeasureRow
            key={measure.id}
            measure={measure}
            ofPaper={paper !== null}
            chosen={chosen.has(measure.id)}
            choose={(isChosen) =>
              setChosen((before) => {
                const after = new Set(before);
                if (isChosen) after.add(measure.id);
                else after.delete(measure.id);
                return after;
              })
            }
            divide={mayDivide ? (duties) => divide.mutate({ measures: [measure], duties, whole }) : null}
            pending={divide.isPending}
          />
        ))}
      </ol>
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more', { count: rows.length })}
        </Button>
      ) : null}
    </div>
  );
}

const nameOf = ({ number, heading, quote }: NobodysMeasure): string =>
  [number, heading ?? `${quote.replace(/\s+/gu, '').slice(0, 40)}…`].filter(Boolean).join('　');

/** The paper that the list is narrowed to, and its tasks once the duties are divided. */
function OfPaper({ id, mayStart }: { readonly id: string; readonly mayStart: boolean }) {
  const { data } = usePaper(id);
  if (!data) return null;
  return (
    <>
      <Link to={`/papers/${id}`}>{data.paper.title}</Link>
      {mayStart ? <Starting paperId={id} draft={data.paper.status !== 'issued'} /> : null}
    </>
  );
}

interface MeasureRowProps {
  readonly measure: NobodysMeasure;
  readonly ofPaper: boolean;
  readonly chosen: boolean;
  readonly choose: (isChosen: boolean) => void;
  /** Null where this account only reads. */
  readonly divide: ((duties: Duties) => void) | null;
  readonly pending: boolean;
}

function MeasureRow({ measure, ofPaper, chosen, choose, divide, pending }: MeasureRowProps) {
  const { t } = useTranslation();
  const [duties, setDuties] = useState(NOBODY);
  const name = nameOf(measure);
  return (
    <li className="panel">
      <div className="nobody-head">
        {divide ? (
          <Checkbox
            aria-label={t('duties.choose.row', { name })}
            checked={chosen}
            onChange={({ target }) => choose(target.checked)}
          />
        ) : null}
        <Link to={`/papers/${measure.paperId}?fact=${measure.id}`}>{name}</Link>
        {measure.review === 'waiting' ? <span className="chip">{t('review.waiting')}</span> : null}
        {ofPaper ? null : <span className="quiet nobody-paper">{cited(measure.paperTitle)}</span>}
      </div>
      <p className="two-lines nobody-quote">{measure.quote}</p>
      <Precedents measureId={measure.id} take={divide === null ? null : setDuties} />
      {divide ? (
        <div className="row-of-acts">
          <DutyFields duties={duties} change={setDuties} label={name} />
          <Button disabled={duties.leads.length === 0 || pending} onClick={() => divide(duties)}>
            {t('duties.divide')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** Who answered for measures like this one; taking one fills the fields, and nobody is assigned by it. */
function Precedents({
  measureId,
  take,
}: {
  readonly measureId: string;
  readonly take: ((duties: Duties) => void) | null;
}) {
  const { t } = useTranslation();
  const { data, error } = useSuggestions(measureId);
  if (error) return <Fault fault={error} />;
  if (!data) return null;
  if (data.length === 0) return <p className="quiet nobody-quote">{t('duties.noPrecedent')}</p>;
  const precedents = new Map<string, Suggestion[]>();
  for (const one of data) {
    const of = one.because.measureId;
    precedents.set(of, [...(precedents.get(of) ?? []), one]);
  }
  const ofRole = (units: readonly Suggestion[], role: 'lead' | 'support'): string[] =>
    units.filter((one) => one.role === role).map(({ unitId }) => unitId);
  return (
    <ul className="precedents" aria-label={t('duties.precedents')}>
      {[...precedents.values()].slice(0, 3).map((units) => {
        const { because, likeness } = units[0]!;
        return (
          <li key={because.measureId}>
            {take ? (
              <Button
                size="small"
                onClick={() => take({ leads: ofRole(units, 'lead'), supports: ofRole(units, 'support') })}
              >
                {t('duties.take')}
              </Button>
            ) : null}
            <span>
              {units.map(({ unit, role }) => `${unit}（${t(`task.${role}`)}）`).join('、')}
              <small className="quiet">
                　{t('duties.because', { percent: Math.round(likeness * 100), paper: cited(because.paper) })}
                {because.heading ? ` ${because.heading}` : ''}
              </small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
