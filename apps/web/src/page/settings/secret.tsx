import { Alert, Button, Modal, Typography } from 'antd';
import { useTranslation } from '../../words/index.js';

/** A secret that the server tells once: it is copied now, or made anew later. */
export function Secret({
  title,
  what,
  secret,
  close,
}: {
  readonly title: string;
  readonly what: string;
  readonly secret: string;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          {t('setting.copied')}
        </Button>
      }
    >
      <p>{what}</p>
      <Typography.Paragraph copyable style={{ fontSize: 18, overflowWrap: 'anywhere' }} className="figures">
        {secret}
      </Typography.Paragraph>
      <Alert type="warning" showIcon title={t('setting.onceOnly')} />
    </Modal>
  );
}
