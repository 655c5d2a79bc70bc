import { Flex, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, NavLink, Route, Routes, useLocation, useNavigate, useParams } from 'react-router';
import { useDefinition } from '../../api/programmes.js';
import type { Definition } from '../../api/programmes.js';
import { today } from '../../api/time.js';
import { DayField } from '../../form/day-field.js';
import { useAddress } from '../../shell/address.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { Overview } from './overview.js';
import { ParametersPage } from './parameters-page.js';
import { RecordPage } from './record-page.js';
import { RegisterPage, useSeesWhole } from './register-page.js';
import { ReportPage } from './report-page.js';
import { useDay, useSay } from './say.js';
import { TrialPage } from './trial-page.js';

/** One programme: everything on its pages comes from its definition. */
export function ProgrammePage() {
  const { programme = '' } = useParams();
  const definition = useDefinition(programme);
  if (definition.error) return <Fault fault={definition.error} again={() => void definition.refetch()} />;
  if (!definition.data) return <Waiting page />;
  const of = definition.data;
  return (
    // Another programme's page is another page: what was shown of the last one is not shown under its definition.
    <Flex key={of.code} vertical gap={12} style={{ padding: 16 }}>
      <Head of={of} />
      <Parts of={of} />
      <Routes>
        <Route index element={<Overview of={of} />} />
        <Route path="registers/:register" element={<RegisterPage of={of} />} />
        <Route path="registers/:register/:id" element={<RecordPage of={of} />} />
        <Route path="reports/:code" element={<ReportPage of={of} />} />
        <Route path="trials/:code" element={<TrialPage of={of} />} />
        <Route path="parameters" element={<ParametersPage of={of} />} />
      </Routes>
    </Flex>
  );
}

function Head({ of }: { readonly of: Definition }) {
  const { t } = useTranslation();
  const say = useSay();
  const day = useDay();
  const [, change] = useAddress();
  return (
    <Flex align="center" gap={12} wrap>
      <Link to="/programmes">← {t('menu.programmes')}</Link>
      <Typography.Title level={1} className="programme-title" style={{ fontSize: 20, margin: 0 }}>
        {say(of.name)}
      </Typography.Title>
      <span className="quiet">{say(of.summary)}</span>
      <span style={{ flex: 1 }} />
      <label className="no-print">
        <span className="quiet">{t('programme.day')} </span>
        <DayField value={day ?? today()} change={(value) => change({ day: value === today() ? '' : value })} />
      </label>
    </Flex>
  );
}

/** The programme's parts: what it comes to, its registers, reports, trials, and what they rest on. */
function Parts({ of }: { readonly of: Definition }) {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const seesWhole = useSeesWhole();
  const day = useDay();
  const root = `/programmes/${of.code}`;
  const kept = day === null ? '' : `?day=${day}`;
  const here = pathname.slice(root.length + 1).split('/');
  const chosen = (part: string): string | null => (here[0] === part ? (here[1] ?? null) : null);
  const part = (
    name: string,
    label: string,
    parts: readonly { readonly code: string; readonly name: Definition['name'] }[],
  ): ReactNode =>
    parts.length === 0 ? null : (
      <Select
        aria-label={label}
        placeholder={label}
        style={{ minWidth: 150, maxWidth: 260 }}
        popupMatchSelectWidth={false}
        value={chosen(name)}
        options={parts.map(({ code, name: words }) => ({ value: code, label: say(words) }))}
        onChange={(code: string) => void navigate(`${root}/${name}/${code}${kept}`)}
      />
    );
  const link = (to: string, label: string, end = false): ReactNode => (
    <NavLink
      to={`${to}${kept}`}
      end={end}
      style={({ isActive }) => ({ fontWeight: isActive ? 600 : 400, padding: '4px 2px' })}
    >
      {label}
    </NavLink>
  );
  return (
    <Flex align="center" gap={12} wrap className="no-print" role="navigation" aria-label={say(of.name)}>
      {link(root, t('programme.overview'), true)}
      {part('registers', t('programme.registers'), of.registers)}
      {part(
        'reports',
        t('programme.reports'),
        of.reports.filter((report) => report.of === null),
      )}
      {part('trials', t('programme.trials'), of.trials)}
      {seesWhole ? link(`${root}/parameters`, t('programme.parameters')) : null}
    </Flex>
  );
}
