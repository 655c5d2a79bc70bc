import { Button } from 'antd';
import type { tasks } from '@luoshi/server/contract';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { rowsOf, useList } from '../../api/list.js';
import { momentOf } from '../../api/time.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';

type Entry = z.input<typeof tasks.entry>;

/** Who changed what of a unit, a person or an account, the newest first; asked only when somebody wants to know. */
export function OwnHistory({
  of,
  id,
  isOpen: wanted = false,
}: {
  readonly of: 'units' | 'people' | 'accounts';
  readonly id: string;
  readonly isOpen?: boolean;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(wanted);
  const list = useList<Entry>(isOpen ? `${of}/${id}/history` : null);
  if (!isOpen)
    return (
      <Button type="link" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        {t('setting.history.open')}
      </Button>
    );
  return (
    <>
      <h3>{t('setting.history.title')}</h3>
      {list.error ? <Fault fault={list.error} /> : null}
      {list.isPending ? <Waiting /> : null}
      <ol className="timeline">
        {rowsOf(list).map((entry) => (
          <li key={entry.id}>
            {t(`setting.history.of.${entry.action}`)}
            {entry.reason ? `${t('colon')}${entry.reason}` : ''}{' '}
            <span className="quiet figures">{[momentOf(entry.at), entry.by].filter(Boolean).join('　')}</span>
          </li>
        ))}
      </ol>
      {list.hasNextPage ? <Button onClick={() => void list.fetchNextPage()}>{t('entry.more')}</Button> : null}
    </>
  );
}
