import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useList } from '../api/list.js';
import { has, useSession } from '../api/session.js';
import type { SignedIn } from '../api/session.js';
import type { Entry } from '../api/tasks.js';
import { useWide } from '../shell/use-wide.js';
import { useTranslation } from '../words/index.js';
import { Entries } from './entries.js';

export interface HistoryOf {
  readonly kind:
    | 'paper'
    | 'meeting'
    | 'notice'
    | 'verification'
    | 'objection'
    | 'instruction'
    | 'indicator'
    | 'promise'
    | 'parameter'
    | 'setting'
    | 'period'
    | 'jurisdiction';
  readonly id: string;
  /** What the record is called. */
  readonly title: string;
}

/** Who reads the histories of records. */
export const readsHistories = (who: SignedIn | null | undefined): boolean =>
  who != null && has(who, 'supervision', 'leader', 'auditor');

/** 变更记录: the way to who did what to a record; asked only when somebody wants to know. */
export function RecordHistory({
  label,
  inSheet = false,
  ...of
}: HistoryOf & {
  /** Where the button stands among others' histories. */
  readonly label?: string;
  /** In a column of that name. */
  readonly inSheet?: boolean;
}) {
  const { t } = useTranslation();
  const who = useSession().data;
  const [isOpen, setOpen] = useState(false);
  if (!readsHistories(who)) return null;
  return (
    <>
      {inSheet ? (
        <Button type="link" className="in-sheet no-print" onClick={() => setOpen(true)}>
          {label ?? t('entry.see')}
        </Button>
      ) : (
        <Button className="no-print" onClick={() => setOpen(true)}>
          {label ?? t('entry.open')}
        </Button>
      )}
      {isOpen ? <HistoryDrawer {...of} close={() => setOpen(false)} /> : null}
    </>
  );
}

/** Who did what to a record, the newest first. */
export function HistoryDrawer({
  kind,
  id,
  title,
  children,
  close,
}: HistoryOf & {
  /** What stands above it. */
  readonly children?: ReactNode;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const wide = useWide();
  const list = useList<Entry>(`history/${kind}/${id}`);
  return (
    <Drawer open onClose={close} size={wide ? 480 : '100%'} title={`${t('entry.open')}${t('colon')}${title}`}>
      {children}
      <Entries list={list} {...(children ? { empty: null } : {})} />
    </Drawer>
  );
}
