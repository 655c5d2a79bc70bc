import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useStarting } from '../../api/papers.js';
import type { StartedMeasures } from '../../api/papers.js';
import { Fault } from '../../shell/fault.js';

/** 立项交办: tasks from what was accepted; a draft asks for a leader's leave, with who gave it and why. */
export function Starting({ paperId, draft }: { readonly paperId: string; readonly draft: boolean }) {
  const { t } = useTranslation();
  const starting = useStarting(paperId);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string; approver: string }>();
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('paper.start')}
      </Button>
      <Modal
        open={open}
        title={t('paper.start')}
        okText={t('deed.submit')}
        cancelText={t(starting.data ? 'close' : 'cancel')}
        okButtonProps={{ style: starting.data ? { display: 'none' } : {} }}
        confirmLoading={starting.isPending}
        onOk={() => (draft ? form.submit() : starting.mutate(null))}
        onCancel={() => {
          setOpen(false);
          starting.reset();
        }}
      >
        {starting.data ? (
          <Fates result={starting.data} paperId={paperId} leave={() => setOpen(false)} />
        ) : (
          <>
            <p>{t('paper.startWhat')}</p>
            {draft ? (
              <Form form={form} layout="vertical" onFinish={(leave) => starting.mutate(leave)}>
                <Alert type="warning" showIcon title={t('paper.draftLeave')} style={{ marginBottom: 12 }} />
                <Form.Item name="approver" label={t('field.approver')} rules={[{ required: true }]}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name="reason" label={t('field.reason')} rules={[{ required: true }]}>
                  <Input.TextArea rows={3} maxLength={2000} />
                </Form.Item>
              </Form>
            ) : null}
          </>
        )}
        {starting.error ? <Fault fault={starting.error} /> : null}
      </Modal>
    </>
  );
}

/** What became of every measure: the tasks that were made, why the others wait, and where that is settled. */
function Fates({
  result: { started, waiting },
  paperId,
  leave,
}: {
  readonly result: StartedMeasures;
  readonly paperId: string;
  readonly leave: () => void;
}) {
  const { t } = useTranslation();
  const reasons = new Map<string, string[]>();
  for (const { why, detail } of waiting) reasons.set(why, [...(reasons.get(why) ?? []), ...(detail ? [detail] : [''])]);
  const settle: Readonly<Record<string, string>> = {
    'no-duty': `/papers/duties?paper=${paperId}`,
    'unknown-unit': `/papers/${paperId}?ask=unit`,
  };
  return (
    <>
      <p>{t('paper.started', { count: started.length })}</p>
      {[...reasons].map(([why, details]) => (
        <div key={why}>
          {t(`paper.waits.${why}`)}：{details.length}
          {why === 'unknown-unit' ? `（${[...new Set(details)].join('、')}）` : ''}
          {settle[why] ? (
            <>
              　
              <Link to={settle[why]} onClick={leave}>
                {t(`duties.settle.${why}`)}
              </Link>
            </>
          ) : null}
        </div>
      ))}
      {started.length > 0 ? <Link to="/ledger?order=changed">{t('menu.ledger')}</Link> : null}
    </>
  );
}
