import { useTranslation } from '../../words/index.js';
import type { Wall } from '../../api/supervision.js';
import { COLOURS, ledgerOf, totalOf } from '../../lamp/lamp-counts.js';
import { Link } from '../../shell/link.js';
import { Empty, Sheet } from '../../shell/rows.js';

type Row = Wall['units'][number];

/** The units of each league apart, those with the most red first; every number leads to its rows. */
export function Leagues({ wall }: { readonly wall: Wall }) {
  const { t } = useTranslation();
  const leagues = new Map<string, Row[]>();
  for (const unit of wall.units) {
    if (unit.league === null || totalOf(unit.lead.counts) === 0) continue;
    leagues.set(unit.league, [...(leagues.get(unit.league) ?? []), unit]);
  }
  const byNeed = ({ lead: { counts: a } }: Row, { lead: { counts: b } }: Row): number =>
    b.red - a.red || b.yellow - a.yellow;
  return (
    <section className="panel">
      <header>
        <h2>{t('overview.leagues')}</h2>
        <span className="quiet">{t('overview.leaguesWhat')}</span>
      </header>
      {leagues.size === 0 ? <Empty small what={t('overview.noLeagues')} /> : null}
      {[...leagues].map(([league, rows]) => (
        <div key={league} className="league">
          <h3>{league}</h3>
          <Sheet
            rows={rows.sort(byNeed)}
            label={league}
            columns={[
              {
                key: 'name',
                title: t('units.name'),
                width: '46%',
                render: ({ unitId, name }) => <Link to={`/units/${unitId}`}>{name}</Link>,
              },
              {
                key: 'all',
                title: t('units.lead'),
                look: 'number',
                width: 60,
                render: ({ lead }) => <Link to={ledgerOf(lead.query)}>{totalOf(lead.counts)}</Link>,
              },
              ...COLOURS.map((colour) => ({
                key: colour,
                title: t(`lamp.${colour}`),
                look: 'number' as const,
                width: 60,
                render: ({ lead }: Row) =>
                  lead.counts[colour] === 0 ? (
                    <span className="quiet">0</span>
                  ) : (
                    <Link to={ledgerOf(lead.query, colour)}>{lead.counts[colour]}</Link>
                  ),
              })),
            ]}
          />
        </div>
      ))}
    </section>
  );
}
