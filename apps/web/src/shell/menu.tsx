import {
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  FileTextOutlined,
  FormOutlined,
  FundOutlined,
  MoneyCollectOutlined,
  ProfileOutlined,
  ProjectOutlined,
  QuestionCircleOutlined,
  ScheduleOutlined,
  SettingOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { lazy } from 'react';
import type { Role } from '../api/session.js';

/** One page of the product: where it is, who sees it, and its code, loaded when it is opened. */
export interface Place {
  readonly key:
    | 'today'
    | 'overview'
    | 'leaders'
    | 'units'
    | 'papers'
    | 'ledger'
    | 'reporting'
    | 'supervision'
    | 'meetings'
    | 'questions'
    | 'programmes'
    | 'money'
    | 'settings';
  readonly path: string;
  readonly icon: ReactNode;
  readonly roles: readonly Role[];
  readonly page: ComponentType;
}

const overseers = ['supervision', 'leader', 'auditor'] as const;
const readers = [...overseers, 'liaison'] as const;

/** The pages that are there, in the order of the menu. A page comes with its row; there is no button without one. */
export const places: readonly Place[] = [
  {
    key: 'today',
    path: '/today',
    icon: <CalendarOutlined />,
    roles: ['supervision'],
    page: lazy(() => import('../page/today/today-page.js').then(({ TodayPage }) => ({ default: TodayPage }))),
  },
  {
    key: 'overview',
    path: '/overview',
    icon: <FundOutlined />,
    roles: overseers,
    page: lazy(() =>
      import('../page/overview/overview-page.js').then(({ OverviewPage }) => ({ default: OverviewPage })),
    ),
  },
  {
    key: 'leaders',
    path: '/leaders',
    icon: <UserOutlined />,
    roles: overseers,
    page: lazy(() => import('../page/leaders/leaders-page.js').then(({ LeadersPage }) => ({ default: LeadersPage }))),
  },
  {
    key: 'units',
    path: '/units',
    icon: <BankOutlined />,
    roles: readers,
    page: lazy(() => import('../page/units/units-page.js').then(({ UnitsPage }) => ({ default: UnitsPage }))),
  },
  {
    key: 'papers',
    path: '/papers',
    icon: <FileTextOutlined />,
    roles: overseers,
    page: lazy(() => import('../page/papers/papers-page.js').then(({ PapersPage }) => ({ default: PapersPage }))),
  },
  {
    key: 'ledger',
    path: '/ledger',
    icon: <ProfileOutlined />,
    roles: readers,
    page: lazy(() => import('../page/ledger/ledger-page.js').then(({ LedgerPage }) => ({ default: LedgerPage }))),
  },
  {
    key: 'supervision',
    path: '/supervision',
    icon: <AuditOutlined />,
    roles: readers,
    page: lazy(() =>
      import('../page/supervision/supervision-page.js').then(({ SupervisionPage }) => ({ default: SupervisionPage })),
    ),
  },
  {
    key: 'meetings',
    path: '/meetings',
    icon: <ScheduleOutlined />,
    roles: readers,
    page: lazy(() =>
      import('../page/meetings/meetings-page.js').then(({ MeetingsPage }) => ({ default: MeetingsPage })),
    ),
  },
  {
    key: 'programmes',
    path: '/programmes',
    icon: <ProjectOutlined />,
    roles: [...readers, 'operator'],
    page: lazy(() =>
      import('../page/programmes/programmes-page.js').then(({ ProgrammesPage }) => ({ default: ProgrammesPage })),
    ),
  },
  {
    key: 'money',
    path: '/money',
    icon: <MoneyCollectOutlined />,
    roles: readers,
    page: lazy(() => import('../page/money/money-page.js').then(({ MoneyPage }) => ({ default: MoneyPage }))),
  },
  {
    key: 'reporting',
    path: '/reporting',
    icon: <FormOutlined />,
    roles: readers,
    page: lazy(() =>
      import('../page/reporting/reporting-page.js').then(({ ReportingPage }) => ({ default: ReportingPage })),
    ),
  },
  {
    key: 'questions',
    path: '/questions',
    icon: <QuestionCircleOutlined />,
    roles: overseers,
    page: lazy(() =>
      import('../page/questions/questions-page.js').then(({ QuestionsPage }) => ({ default: QuestionsPage })),
    ),
  },
  {
    key: 'settings',
    path: '/settings',
    icon: <SettingOutlined />,
    roles: ['administrator', ...readers, 'operator'],
    page: lazy(() =>
      import('../page/settings/settings-page.js').then(({ SettingsPage }) => ({ default: SettingsPage })),
    ),
  },
];
