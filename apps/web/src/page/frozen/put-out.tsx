import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useNavigate } from 'react-router';
import { useDoing } from '../../api/list.js';
import { Ask } from '../../form/ask.js';

export interface PutOutProps {
  readonly subject: string;
  readonly path: string;
  readonly period: string;
  /** Which edition it would be; from the second on it needs a reason. */
  readonly edition: number;
}

/** Puts out and freezes what the preview shows; afterwards its page opens. */
export function PutOut({ subject, path, period, edition }: PutOutProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const doing = useDoing<{ id: string }>();
  const [isAsking, setAsking] = useState(false);
  const title = t(edition > 1 ? 'frozen.putAgain' : 'frozen.put');
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {title}
      </Button>
      {isAsking ? (
        <Ask
          title={title}
          lead={t('frozen.putWhat')}
          fields={
            edition > 1 ? [{ name: 'reason', label: t('frozen.reason'), kind: 'words', rows: 2, most: 2000 }] : []
          }
          pending={doing.isPending}
          fault={doing.error}
          close={() => setAsking(false)}
          submit={({ reason = null }) =>
            doing.mutate(
              { path: subject, body: { period, reason } },
              { onSuccess: ({ id }) => void navigate(`${path}/${id}`) },
            )
          }
        />
      ) : null}
    </>
  );
}
