import { FileTextOutlined, ProfileOutlined } from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { lazy } from 'react';
import type { Role } from '../api/session.js';

/** One page of the product: where it is, who sees it, and its code, loaded when it is opened. */
export interface Place {
  readonly key: 'today' | 'overview' | 'papers' | 'ledger' | 'reporting' | 'supervision' | 'questions' | 'settings';
  readonly path: string;
  readonly icon: ReactNode;
  readonly roles: readonly Role[];
  readonly page: ComponentType;
}

/** The pages that are there, in the order of the menu. A page comes with its row; there is no button without one. */
export const places: readonly Place[] = [
  {
    key: 'papers',
    path: '/papers',
    icon: <FileTextOutlined />,
    roles: ['supervision', 'leader', 'auditor'],
    page: lazy(() => import('../page/papers/papers-page.js').then(({ PapersPage }) => ({ default: PapersPage }))),
  },
  {
    key: 'ledger',
    path: '/ledger',
    icon: <ProfileOutlined />,
    roles: ['supervision', 'leader', 'liaison', 'auditor'],
    page: lazy(() => import('../page/ledger/ledger-page.js').then(({ LedgerPage }) => ({ default: LedgerPage }))),
  },
];
