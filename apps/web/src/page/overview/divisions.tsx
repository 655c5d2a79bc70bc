import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../words/index.js';
import type { Wall } from '../../api/supervision.js';
import { useUnits } from '../../api/units.js';
import type { Unit } from '../../api/units.js';
import { ownMap } from '../../api/wall.js';
import { COLOURS, LampBar, worstOf } from '../../lamp/lamp-counts.js';
import { Link } from '../../shell/link.js';

/** The units that are places. */
const PLACES: ReadonlySet<string> = new Set(['county', 'park', 'township', 'subdistrict']);

/** A division and the lamps of what it leads; null where it leads nothing. */
export interface Division {
  readonly unit: Unit;
  readonly lead: Wall['units'][number]['lead'] | null;
}

/** The map's code comes only to who has a map. */
const OwnMap = lazy(() => import('./own-map.js').then(({ OwnMap: drawn }) => ({ default: drawn })));

/** The divisions coloured by their worst lamp: as tiles, and on the office's own map beside them where it has one. */
export function Divisions({ wall }: { readonly wall: Wall }) {
  const { t } = useTranslation();
  const units = useUnits();
  const own = useQuery(ownMap);
  const divisions = (units.data ?? [])
    .filter(({ kind, isGroup }) => PLACES.has(kind) && !isGroup)
    .map((unit): Division => ({ unit, lead: wall.units.find(({ unitId }) => unitId === unit.id)?.lead ?? null }));
  if (units.data && divisions.length === 0) return null;
  const map = own.data?.map ?? null;
  const tiles = own.isPending ? [] : divisions;
  return (
    <section className="panel">
      <header>
        <h2>{t('overview.divisions')}</h2>
        <span className="quiet">{t('overview.divisionsWhat')}</span>
      </header>
      <div className={map ? 'with-map' : ''}>
        {map ? (
          <Suspense fallback={<div className="own-map" />}>
            <OwnMap map={map} divisions={divisions} />
          </Suspense>
        ) : null}
        <ul className="tiles">
          {tiles.map(({ unit, lead }) => {
            const worst = lead && worstOf(lead.counts);
            return (
              <li key={unit.id}>
                <Link to={`/units/${unit.id}`} className={`tile ${worst ?? 'none'}`}>
                  <strong>{unit.shortName ?? unit.name}</strong>
                  {lead && worst ? (
                    <>
                      <LampBar thin counts={lead.counts} />
                      <span className="tile-counts figures">
                        {COLOURS.map((colour) => (
                          <span key={colour}>
                            {t(`lamp.short.${colour}`)} {lead.counts[colour]}
                          </span>
                        ))}
                      </span>
                    </>
                  ) : (
                    <span className="quiet">{t('overview.leadsNothing')}</span>
                  )}
                </Link>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
