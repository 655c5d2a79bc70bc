import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Flex, Modal, Table } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from '../../words/index.js';
import { useJob } from '../../api/papers.js';
import { registerSheet, useReadSheet, useRefresh } from '../../api/programmes.js';
import type { RecordQuery, Register, SheetFates } from '../../api/programmes.js';
import { SheetChoice } from '../../form/sheet-choice.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';

const FATES = ['new', 'changed', 'same', 'conflict', 'refused', 'empty'] as const;

/** Excel both ways: the list or a bare template out, a filled-in sheet in, with what became of every row. */
export function SheetExchange({
  programme,
  register,
  query,
  mayRead,
}: {
  readonly programme: string;
  readonly register: Register;
  readonly query: RecordQuery;
  readonly mayRead: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'list',
              label: <a href={registerSheet(programme, register.code, query)}>{t('programme.sheetRows')}</a>,
            },
            {
              key: 'empty',
              label: <a href={registerSheet(programme, register.code, null)}>{t('programme.sheetEmpty')}</a>,
            },
          ],
        }}
      >
        <Button icon={<DownloadOutlined />}>{t('programme.sheetOut')}</Button>
      </Dropdown>
      {mayRead ? (
        <SheetChoice label={t('programme.sheetIn')}>
          {(file, close) => <Reading {...{ programme, register: register.code, file, close }} />}
        </SheetChoice>
      ) : null}
    </>
  );
}

/** First what would become of each row, then, where a person wants it, the rows are stored. */
function Reading({
  programme,
  register,
  file,
  close,
}: {
  readonly programme: string;
  readonly register: string;
  readonly file: File;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const reading = useReadSheet(programme, register);
  const refresh = useRefresh();
  const job = useJob(reading.data?.id ?? null);
  const { mutate } = reading;
  useEffect(() => mutate({ file, dry: true, overwrite: false }), [file, mutate]);
  const fates = job.data?.state === 'done' ? (job.data.result as SheetFates) : null;
  const stored = fates !== null && !fates.dry;
  useEffect(() => {
    if (stored) refresh();
    // Once for each stored sheet: what refreshes is made anew with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stored]);
  const takes = fates !== null && fates.dry && fates.counts.new + fates.counts.changed > 0;
  const conflicts = fates !== null && fates.dry && fates.counts.conflict > 0;
  return (
    <Modal
      open
      width={760}
      style={{ top: 40 }}
      // What is to be done stays in sight under however many rows.
      styles={{ body: { maxHeight: 'calc(100dvh - 240px)', overflowY: 'auto' } }}
      title={t(stored ? 'programme.sheetStored' : 'programme.sheetTried', { name: file.name })}
      onCancel={close}
      footer={[
        conflicts ? (
          <Button key="overwrite" onClick={() => mutate({ file, dry: false, overwrite: true })}>
            {t('programme.sheetOverwrite')}
          </Button>
        ) : null,
        takes ? (
          <Button key="store" type="primary" onClick={() => mutate({ file, dry: false, overwrite: false })}>
            {t('programme.sheetStore', { count: fates.counts.new + fates.counts.changed })}
          </Button>
        ) : null,
        <Button key="close" onClick={close}>
          {t('close')}
        </Button>,
      ]}
    >
      {reading.error ? <Fault fault={reading.error} /> : null}
      {job.error ? <Fault fault={job.error} /> : null}
      {job.data?.state === 'failed' ? <Alert type="error" showIcon title={job.data.fault ?? ''} /> : null}
      {!fates && !reading.error && job.data?.state !== 'failed' ? (
        <Flex gap={12} align="center">
          <Waiting />
          <span className="quiet figures">{t('programme.sheetRead', { count: job.data?.doneUnits ?? 0 })}</span>
        </Flex>
      ) : null}
      {fates ? (
        <Flex vertical gap={8}>
          <Flex gap={16} wrap>
            {FATES.filter((fate) => fates.counts[fate] > 0).map((fate) => (
              <span key={fate} className="figures">
                {t(`programme.fate.${fate}`)} {fates.counts[fate]}
              </span>
            ))}
          </Flex>
          {fates.unknown.length > 0 ? (
            <Alert type="warning" showIcon title={t('programme.sheetUnknown', { heads: fates.unknown.join('、') })} />
          ) : null}
          {fates.told.length > 0 ? <span className="quiet">{t('programme.sheetMend')}</span> : null}
          {fates.told.length > 0 ? (
            <Table
              size="small"
              rowKey="row"
              pagination={fates.told.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
              dataSource={[...fates.told]}
              columns={[
                {
                  key: 'row',
                  title: t('programme.row'),
                  width: 72,
                  className: 'figures',
                  render: (_, { row }) => row + 1,
                },
                {
                  key: 'why',
                  title: t('programme.rowFault'),
                  render: (_, { faults }) => faults.map((line) => <div key={line}>{line}</div>),
                },
              ]}
            />
          ) : null}
        </Flex>
      ) : null}
    </Modal>
  );
}
