import type { upkeep } from '@luoshi/server/contract';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import type { z } from 'zod';
import { useOne } from '../../api/list.js';
import { useUnitName } from '../../api/units.js';
import { Fault } from '../../shell/fault.js';
import { Empty } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';

/** 负担计: what is asked of whom, how often, in single answers to the year's end. */
export function BurdenPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useOne<z.output<typeof upkeep.burdenMeter>>('burden');
  const unitName = useUnitName();
  const most = Math.max(1, ...(data?.units.map(({ answers }) => answers) ?? []));
  return (
    <section className="panel">
      <header>
        <h2>{t('setting.burden.title')}</h2>
        {data ? (
          <span className="quiet">{t('setting.burden.all', { count: data.answers, until: data.until })}</span>
        ) : null}
      </header>
      <p className="quiet" style={{ margin: '0 0 8px' }}>
        {t('setting.burden.what')}
      </p>
      {error ? <Fault fault={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data?.units.length === 0 ? <Empty what={t('setting.burden.none')} hint={t('setting.burden.noneDo')} /> : null}
      <ul className="burdens">
        {data?.units.map(({ unitId, asked, answers }) => (
          <li key={unitId}>
            <Link to={`/ledger?unit=${unitId}`}>{unitName(unitId)}</Link>
            <span className="burden-bar" aria-hidden>
              <span style={{ width: `${(100 * answers) / most}%` }} />
            </span>
            <b className="figures">{t('setting.burden.answers', { count: answers })}</b>
            <span className="quiet">
              {asked
                .map(({ kind, tasks, fields, periods }) =>
                  t('setting.burden.one', { kind: t(`setting.period.${kind}`), tasks, fields, periods }),
                )
                .join(t('semicolon'))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
