import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { PaperWhole } from '../../api/papers.js';
import { has, useSession } from '../../api/session.js';
import { momentOf } from '../../api/time.js';
import { HistoryDrawer, readsHistories } from '../../history/record-history.js';
import { useTranslation } from '../../words/index.js';
import { Lapse } from './lapse.js';
import { RemovePaper } from './remove-paper.js';

/** 更多操作 of a paper: what is rarely wanted, so one click further away; each for whoever may. */
export function PaperMore({ whole: { paper, versions } }: { readonly whole: PaperWhole }) {
  const { t } = useTranslation();
  const who = useSession().data;
  const [open, setOpen] = useState<'history' | 'lapse' | 'removal' | null>(null);
  const office = who != null && has(who, 'supervision');
  const items = [
    ...(readsHistories(who) ? [{ key: 'history', label: t('entry.open') }] : []),
    ...(office && paper.status === 'issued' ? [{ key: 'lapse', label: t('lapse.do') }] : []),
    ...(office ? [{ key: 'removal', label: t('removal.do'), danger: true }] : []),
  ];
  if (items.length === 0) return null;
  const close = (): void => setOpen(null);
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setOpen(key as typeof open) }}>
        <Button className="no-print">{t('endings.more')}</Button>
      </Dropdown>
      {open === 'history' ? (
        <HistoryDrawer kind="paper" id={paper.id} title={paper.title} close={close}>
          <ul className="timeline">
            {[...versions].reverse().map(({ id, number, fileName, takenInAt }) => (
              <li key={id}>
                {t('entry.takenIn', { number })}　{fileName} <small className="quiet">{momentOf(takenInAt)}</small>
              </li>
            ))}
          </ul>
        </HistoryDrawer>
      ) : null}
      {open === 'lapse' ? <Lapse paper={paper} close={close} /> : null}
      {open === 'removal' ? <RemovePaper paper={paper} close={close} /> : null}
    </>
  );
}
