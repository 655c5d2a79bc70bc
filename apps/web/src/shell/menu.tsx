import type { IconDefinition } from '@ant-design/icons-svg/es/types';
import audit from '@ant-design/icons-svg/es/asn/AuditOutlined';
import bank from '@ant-design/icons-svg/es/asn/BankOutlined';
import calendar from '@ant-design/icons-svg/es/asn/CalendarOutlined';
import fileText from '@ant-design/icons-svg/es/asn/FileTextOutlined';
import form from '@ant-design/icons-svg/es/asn/FormOutlined';
import fund from '@ant-design/icons-svg/es/asn/FundOutlined';
import moneyCollect from '@ant-design/icons-svg/es/asn/MoneyCollectOutlined';
import profile from '@ant-design/icons-svg/es/asn/ProfileOutlined';
import project from '@ant-design/icons-svg/es/asn/ProjectOutlined';
import questionCircle from '@ant-design/icons-svg/es/asn/QuestionCircleOutlined';
import schedule from '@ant-design/icons-svg/es/asn/ScheduleOutlined';
import setting from '@ant-design/icons-svg/es/asn/SettingOutlined';
import user from '@ant-design/icons-svg/es/asn/UserOutlined';
import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { has } from '../api/session.js';
import type { Role, SignedIn } from '../api/session.js';
import { units } from '../api/units.js';
import { colourMeanings } from '../lamp/colour-words.js';
import { lastWeek, ownMap, wallSince } from '../api/wall.js';
import { OverviewPage } from '../page/overview/overview-page.js';
import { furnished } from './furnish.js';

/** One page of the product: where it is, who sees it, and its code: that of all but the wall map is loaded when it is opened. */
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
  readonly icon: IconDefinition;
  readonly roles: readonly Role[];
  readonly page: ComponentType;
  /** Brings the page's code before it is opened. */
  readonly fetch?: () => void;
  /** Asks what the page will ask first, while its code comes. */
  readonly asks?: (client: QueryClient) => Promise<unknown>;
}

const overseers = ['supervision', 'leader', 'auditor'] as const;
const readers = [...overseers, 'liaison'] as const;

/** The pages that are there, in the order of the menu. A page comes with its row; there is no button without one. */
const places: readonly Place[] = [
  {
    key: 'today',
    path: '/today',
    icon: calendar,
    roles: ['supervision'],
    ...furnished(() => import('../page/today/today-page.js').then(({ TodayPage }) => TodayPage)),
  },
  {
    key: 'overview',
    path: '/overview',
    icon: fund,
    roles: overseers,
    page: OverviewPage,
    asks: (client) => {
      const numbers = client.prefetchQuery(wallSince(lastWeek()));
      // What stands below the numbers is asked as early, but they do not wait for it.
      void client.prefetchQuery(colourMeanings);
      void client.prefetchQuery(units);
      void client.prefetchQuery(ownMap);
      return numbers;
    },
  },
  {
    key: 'leaders',
    path: '/leaders',
    icon: user,
    roles: overseers,
    ...furnished(() => import('../page/leaders/leaders-page.js').then(({ LeadersPage }) => LeadersPage)),
  },
  {
    key: 'units',
    path: '/units',
    icon: bank,
    roles: readers,
    ...furnished(() => import('../page/units/units-page.js').then(({ UnitsPage }) => UnitsPage)),
  },
  {
    key: 'papers',
    path: '/papers',
    icon: fileText,
    roles: overseers,
    ...furnished(() => import('../page/papers/papers-page.js').then(({ PapersPage }) => PapersPage)),
  },
  {
    key: 'ledger',
    path: '/ledger',
    icon: profile,
    roles: readers,
    ...furnished(() => import('../page/ledger/ledger-page.js').then(({ LedgerPage }) => LedgerPage)),
  },
  {
    key: 'supervision',
    path: '/supervision',
    icon: audit,
    roles: readers,
    ...furnished(() =>
      import('../page/supervision/supervision-page.js').then(({ SupervisionPage }) => SupervisionPage),
    ),
  },
  {
    key: 'meetings',
    path: '/meetings',
    icon: schedule,
    roles: readers,
    ...furnished(() => import('../page/meetings/meetings-page.js').then(({ MeetingsPage }) => MeetingsPage)),
  },
  {
    key: 'programmes',
    path: '/programmes',
    icon: project,
    roles: [...readers, 'operator'],
    ...furnished(() => import('../page/programmes/programmes-page.js').then(({ ProgrammesPage }) => ProgrammesPage)),
  },
  {
    key: 'money',
    path: '/money',
    icon: moneyCollect,
    roles: readers,
    ...furnished(() => import('../page/money/money-page.js').then(({ MoneyPage }) => MoneyPage)),
  },
  {
    key: 'reporting',
    path: '/reporting',
    icon: form,
    roles: readers,
    ...furnished(() => import('../page/reporting/reporting-page.js').then(({ ReportingPage }) => ReportingPage)),
  },
  {
    key: 'questions',
    path: '/questions',
    icon: questionCircle,
    roles: overseers,
    ...furnished(() => import('../page/questions/questions-page.js').then(({ QuestionsPage }) => QuestionsPage)),
  },
  {
    key: 'settings',
    path: '/settings',
    icon: setting,
    roles: ['administrator', ...readers, 'operator'],
    ...furnished(() => import('../page/settings/settings-page.js').then(({ SettingsPage }) => SettingsPage)),
  },
];

/** The page that an address leads to. */
export const placeAt = (address: string): Place | undefined => places.find(({ path }) => address.startsWith(path));

/** The pages that somebody may open; he comes to the first of them. */
export const placesOf = (who: SignedIn): readonly Place[] => places.filter(({ roles }) => has(who, ...roles));
