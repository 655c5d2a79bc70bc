import { useTranslation } from '../../words/index.js';
import { Link, Navigate } from 'react-router';
import { useOne } from '../../api/list.js';
import { useSession } from '../../api/session.js';
import type { Wall } from '../../api/supervision.js';
import { useUnits } from '../../api/units.js';
import type { Unit } from '../../api/units.js';
import { COLOURS, LampBar, ledgerOf, totalOf } from '../../lamp/lamp-counts.js';
import { Fault } from '../../shell/fault.js';
import { Empty, Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';

/** All units by their leagues; a liaison goes to the own unit, or chooses among them. */
export function UnitList() {
  const { t } = useTranslation();
  const who = useSession().data;
  const own = [...new Set(who?.roles.flatMap(({ role, unitId }) => (role === 'liaison' && unitId ? [unitId] : [])))];
  const seesAll = who?.roles.some(({ role }) => role !== 'liaison') ?? false;
  const units = useUnits();
  const wall = useOne<Wall>(seesAll ? 'wall' : null);
  if (!seesAll && own.length === 1) return <Navigate to={own[0]!} replace />;
  if (units.error ?? wall.error) return <Fault fault={units.error ?? wall.error} />;
  if (!units.data || (seesAll && !wall.data)) return <Waiting page />;
  const shown = units.data.filter(({ id, isGroup }) => !isGroup && (seesAll || own.includes(id)));
  const leagues = new Map<string, Unit[]>();
  for (const unit of shown) {
    const league = unit.league ?? t('units.noLeague');
    leagues.set(league, [...(leagues.get(league) ?? []), unit]);
  }
  /** The lamps of what a unit leads; undefined where it leads nothing. */
  const lampsOf = (id: string) =>
    wall.data?.units.find(({ unitId, lead }) => unitId === id && totalOf(lead.counts) > 0)?.lead;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.units')}</h1>
        <span className="quiet">{t('units.count', { count: shown.length })}</span>
      </div>
      {shown.length === 0 ? <Empty what={t('units.none')} hint={t('units.noneDo')} /> : null}
      <div className="flow">
        {[...leagues].map(([league, members]) => (
          <section key={league} className="panel">
            <h2>{league}</h2>
            <Sheet
              rows={members}
              label={league}
              columns={[
                { key: 'name', title: t('units.name'), render: ({ id, name }) => <Link to={id}>{name}</Link> },
                {
                  key: 'lead',
                  title: t('units.lead'),
                  look: 'number',
                  width: 56,
                  render: ({ id }) => {
                    const lead = lampsOf(id);
                    return lead ? (
                      <Link to={ledgerOf(lead.query)}>{totalOf(lead.counts)}</Link>
                    ) : (
                      <span className="quiet">0</span>
                    );
                  },
                },
                {
                  key: 'lamps',
                  title: t('units.lamps'),
                  width: '34%',
                  render: ({ id }) => {
                    const lead = lampsOf(id);
                    return lead ? (
                      <div className="lamp-cell">
                        <LampBar thin counts={lead.counts} />
                        <span className="figures">{COLOURS.map((colour) => lead.counts[colour]).join(' / ')}</span>
                      </div>
                    ) : null;
                  },
                },
              ]}
            />
          </section>
        ))}
      </div>
    </div>
  );
}
