import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useDoing } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { Approval } from '../../api/supervision.js';
import { Ask } from '../../form/ask.js';

interface Decided {
  readonly refused: readonly { readonly message: string; readonly english: string }[];
}

/** 审批: granted or not, with a reason, for whoever may decide; nothing for the others. */
export function Decide({ approval }: { readonly approval: Approval }) {
  const { t, language } = useTranslation();
  const who = useSession().data;
  const [open, setOpen] = useState(false);
  const deciding = useDoing<Decided>();
  if (!who || !has(who, 'supervision', 'leader') || approval.state !== 'waiting') return null;
  const refused = deciding.data?.refused[0];
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('action.decide')}
      </Button>
      {open ? (
        <Ask
          title={t(`approvalKind.${approval.kind}`)}
          lead={
            <>
              <div>
                {approval.taskNumber}　{approval.taskTitle}
              </div>
              <div className="quiet keep-lines">{approval.reason}</div>
              {refused ? (
                <Alert type="error" showIcon title={language === 'en' ? refused.english : refused.message} />
              ) : null}
            </>
          }
          fields={[
            {
              name: 'granted',
              label: t('field.granted'),
              kind: 'choice',
              choices: [
                { value: 'yes', label: t('deed.grant') },
                { value: 'no', label: t('deed.refuse') },
              ],
            },
            { name: 'reason', label: t('field.reason'), kind: 'words', rows: 3, most: 2000 },
          ]}
          pending={deciding.isPending}
          fault={deciding.error}
          close={() => setOpen(false)}
          submit={({ granted, reason }) =>
            deciding.mutate(
              {
                path: 'approvals/decisions',
                body: { decisions: [{ id: approval.id, granted: granted === 'yes', reason }] },
              },
              { onSuccess: (answer) => answer.refused.length === 0 && setOpen(false) },
            )
          }
        />
      ) : null}
    </>
  );
}
