import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useDoing } from '../../api/list.js';
import { useSession } from '../../api/session.js';
import { Ask } from '../../form/ask.js';

export interface RaiseObjectionProps {
  readonly about: 'verification' | 'notice';
  readonly subject: string;
  readonly unit: string;
}

/** 异议: the unit that something was found about, or that a notice is shown to, may object; nobody else sees a button. */
export function RaiseObjection({ about, subject, unit }: RaiseObjectionProps) {
  const { t } = useTranslation();
  const who = useSession().data;
  const [open, setOpen] = useState(false);
  const raising = useDoing();
  if (!who?.roles.some(({ role, unitId }) => role === 'liaison' && unitId === unit)) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('objections.raise')}
      </Button>
      {open ? (
        <Ask
          title={t('objections.raise')}
          fields={[{ name: 'text', label: t('field.reason'), kind: 'words' }]}
          pending={raising.isPending}
          fault={raising.error}
          close={() => setOpen(false)}
          submit={({ text }) =>
            raising.mutate(
              { path: 'objections', body: { about, subject, unit, text } },
              { onSuccess: () => setOpen(false) },
            )
          }
        />
      ) : null}
    </>
  );
}
