import { useTranslation } from '../../words/index.js';
import { useList } from '../../api/list.js';
import type { RosterReport } from '../../api/roster.js';
import { useUnitName } from '../../api/units.js';
import { usePeriodName } from '../../api/period-name.js';
import { ListHead, useFilter } from '../../shell/list-head.js';
import { Empty, Rows } from '../../shell/rows.js';
import { reportColumns } from './report-columns.js';
import { ReportingTabs } from './tabs.js';
import './reporting.css';

/** 未报送: what was not filed though its cut-off has passed, of each kind of period the last one. */
export function MissingPage() {
  const { t } = useTranslation();
  const query = useFilter();
  const unitName = useUnitName();
  const periodName = usePeriodName();
  const list = useList<RosterReport>('missing-reports', query);
  return (
    <div className="page">
      <ListHead title={t('roster.missing')} subject="missing-reports" query={query} />
      <ReportingTabs />
      <Rows
        list={list}
        label={t('roster.missing')}
        columns={[
          { key: 'unit', title: t('field.part'), render: ({ unitId }) => unitName(unitId) },
          { key: 'period', title: t('reporting.period'), look: 'fixed', render: ({ period }) => periodName(period) },
          ...reportColumns(t),
        ]}
        empty={<Empty what={t('roster.nothingMissing')} hint={t('roster.nothingMissingDo')} />}
      />
    </div>
  );
}
