import { Card, Typography } from 'antd';
import { useTranslation } from '../../words/index.js';
import { Link, Route, Routes } from 'react-router';
import { useProgrammes } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { ProgrammePage } from './programme-page.js';
import { RecordPlace } from './record-place.js';
import { useSay } from './say.js';
import './programmes.css';

/** 专项: the list, and each programme's pages. */
export function ProgrammesPage() {
  return (
    <Routes>
      <Route index element={<ProgrammeList />} />
      <Route path="record/:id" element={<RecordPlace />} />
      <Route path=":programme/*" element={<ProgrammePage />} />
    </Routes>
  );
}

function ProgrammeList() {
  const { t } = useTranslation();
  const say = useSay();
  const { data, error, refetch } = useProgrammes();
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting page />;
  return (
    <div style={{ padding: 16 }}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: '0 0 12px' }}>
        {t('menu.programmes')}
      </Typography.Title>
      <div
        style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))' }}
      >
        {data.rows.map(({ code, name, summary }) => (
          <Link key={code} to={code} style={{ color: 'inherit', textDecoration: 'none' }}>
            <Card size="small" hoverable className="programme-card" title={say(name)}>
              <span className="quiet">{say(summary)}</span>
            </Card>
          </Link>
        ))}
      </div>
    </div>
  );
}
