import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { Wall } from '../../api/supervision.js';
import { today } from '../../api/time.js';
import { lastWeek, wallSince } from '../../api/wall.js';
import { DayField } from '../../form/day-field.js';
import { COLOURS, LampCounts, ledgerOf, totalOf } from '../../lamp/lamp-counts.js';
import { codeOf } from '../../shell/code-missing.js';
import { Fault } from '../../shell/fault.js';
import { Guard } from '../../shell/guard.js';
import { Link } from '../../shell/link.js';
import { Later } from '../../shell/later.js';
import { Empty } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';
import { Divisions } from './divisions.js';
import { Leagues } from './leagues.js';
import './overview.css';

/** The charts come when the page stands and the browser has nothing else to do: nobody waits for them. */
const Curve = lazy(
  codeOf(async () => {
    await new Promise((idle) =>
      'requestIdleCallback' in window ? requestIdleCallback(idle, { timeout: 2000 }) : setTimeout(idle, 200),
    );
    return (await import('./curve.js')).Curve;
  }),
);

/** 总览·挂图作战: how many, which lamps, what turned, what needs the leader; every count leads to its rows. */
export function OverviewPage() {
  const { t } = useTranslation();
  const [since, setSince] = useState(lastWeek);
  const { data: wall, error, refetch } = useQuery(wallSince(since));
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!wall) return <Waiting page />;
  const { total, turned, needsLeader } = wall;
  const approvals = Object.entries(needsLeader.approvals).filter(([, count]) => count > 0);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('overview.title')}</h1>
      </div>
      {totalOf(total.counts) === 0 ? (
        <section className="panel">
          <Empty what={t('overview.none')} hint={t('overview.noneDo')} />
        </section>
      ) : null}
      <div className="wall-head">
        <section className="panel">
          <h2>
            <Link to={ledgerOf(total.query)} className="total" data-card="total">
              {t('overview.all')}
              <b>{totalOf(total.counts)}</b>
            </Link>
          </h2>
          <LampCounts {...total} />
        </section>
        <section className="panel">
          <h2>
            <Link to={ledgerOf(turned.query)} className="total" data-card="turned">
              {t('overview.turned')}
              <b>{totalOf(turned.counts)}</b>
            </Link>
            <label className="since no-print">
              {t('overview.since')}
              <DayField value={since} most={today()} change={setSince} />
            </label>
          </h2>
          <ul className="turns">
            {COLOURS.map((colour) => (
              <li key={colour}>
                <Link to={ledgerOf(turned.query, colour)} data-turned={colour}>
                  {t(`overview.to.${colour}`)}
                  <b>{turned.counts[colour]}</b>
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <section className="panel">
          <h2>{t('overview.needs')}</h2>
          <ul className="turns">
            <li>
              <Link to={ledgerOf(needsLeader.red.query, 'red')} data-card="needs-red">
                {t('overview.redTasks')}
                <b className="pressing">{needsLeader.red.counts.red}</b>
              </Link>
            </li>
            {approvals.map(([kind, count]) => (
              <li key={kind}>
                <Link to={`/ledger?approval=${kind}`} data-approval={kind}>
                  {t(`approvalKind.${kind}`)}
                  <b>{count}</b>
                </Link>
              </li>
            ))}
            {approvals.length === 0 ? <li className="quiet">{t('overview.noApprovals')}</li> : null}
          </ul>
        </section>
      </div>
      {/* The numbers stand first, and can be clicked while the rest is drawn. */}
      <Later>
        <Below wall={wall} />
      </Later>
    </div>
  );
}

/** The divisions, the curve, and the leagues. */
function Below({ wall }: { readonly wall: Wall }) {
  const { t } = useTranslation();
  return (
    <>
      <Divisions wall={wall} />
      <div className="columns wide">
        <section className="panel">
          <h2>{t('overview.curve')}</h2>
          {wall.curve.length === 0 ? (
            <Empty small what={t('overview.noCurve')} />
          ) : (
            <Guard>
              <Suspense fallback={<div className="chart" />}>
                <Curve points={wall.curve} />
              </Suspense>
            </Guard>
          )}
        </section>
        <Leagues wall={wall} />
      </div>
    </>
  );
}
