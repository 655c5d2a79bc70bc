import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import type { registers } from '@luoshi/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from '../../words/index.js';
import type { z } from 'zod';
import { ask, askFile } from '../../api/client.js';
import { SheetChoice } from '../../form/sheet-choice.js';
import { Fault } from '../../shell/fault.js';
import { Sheet } from '../../shell/rows.js';
import { Waiting } from '../../shell/waiting.js';

type Import = z.output<typeof registers.registerImport>;

/** Rows that were not taken, so many are shown; all are in the file that goes back. */
const SHOWN = 50;

const formOf = (file: File): FormData => {
  const form = new FormData();
  form.append('file', file, file.name);
  return form;
};

/** 单位、人员、账号 from Excel: the template out, a filled-in one in, with what becomes of every row. */
export function RegisterExchange() {
  const { t } = useTranslation();
  return (
    <>
      <Button icon={<DownloadOutlined />} href="/api/register/template">
        {t('setting.register.template')}
      </Button>
      <SheetChoice label={t('setting.register.bring')}>{(file, close) => <Reading {...{ file, close }} />}</SheetChoice>
    </>
  );
}

/** First what would become of each row, then, where a person wants it, the rows are entered. */
function Reading({ file, close }: { readonly file: File; readonly close: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reading = useMutation({
    mutationFn: (dryRun: boolean) =>
      ask<Import>('/api/register/import', { method: 'POST', query: { dryRun }, body: formOf(file) }),
    onSuccess: (_, dryRun) => (dryRun ? undefined : client.invalidateQueries()),
  });
  const returning = useMutation({
    mutationFn: () => askFile('/api/register/corrections', formOf(file), t('setting.register.wrongFile')),
  });
  const { mutate, data, variables: isDry = true } = reading;
  useEffect(() => mutate(true), [mutate]);
  const entered = data !== undefined && !isDry && !reading.isPending;
  const wrong = data?.rows.flatMap((row) => (row.fate === 'wrong' ? row : [])) ?? [];
  return (
    <Modal
      open
      width={760}
      title={t(entered ? 'setting.register.entered' : 'setting.register.tried', { name: file.name })}
      onCancel={close}
      // What is shown once is not lost by a click beside it.
      mask={{ closable: false }}
      footer={[
        wrong.length > 0 ? (
          <Button key="back" loading={returning.isPending} onClick={() => returning.mutate()}>
            {t('setting.register.giveBack', { count: wrong.length })}
          </Button>
        ) : null,
        !entered && (data?.created ?? 0) > 0 ? (
          <Button key="enter" type="primary" loading={reading.isPending} onClick={() => mutate(false)}>
            {t('setting.register.enter', { count: data!.created })}
          </Button>
        ) : null,
        <Button key="close" onClick={close}>
          {t('close')}
        </Button>,
      ]}
    >
      {reading.error ? <Fault fault={reading.error} /> : null}
      {returning.error ? <Fault fault={returning.error} /> : null}
      {reading.isPending ? <Waiting /> : null}
      {data ? (
        <Flex vertical gap={12}>
          <Flex gap={16} wrap className="figures">
            <span>
              {t(entered ? 'setting.register.created' : 'setting.register.new')} {data.created}
            </span>
            <span>
              {t('setting.register.known')} {data.known}
            </span>
            <span className={data.wrong > 0 ? 'pressing' : ''}>
              {t('setting.register.wrong')} {data.wrong}
            </span>
          </Flex>
          {data.unread.length > 0 ? <Alert type="warning" showIcon title={data.unread.join(t('semicolon'))} /> : null}
          {data.passwords.length > 0 ? <Passwords passwords={data.passwords} /> : null}
          {wrong.length > 0 ? (
            <Sheet
              label={t('setting.register.wrong')}
              rows={wrong.slice(0, SHOWN)}
              columns={[
                {
                  key: 'row',
                  title: t('setting.register.row'),
                  look: 'fixed',
                  render: ({ sheet, line }) => `${t(`setting.register.sheet.${sheet}`)} ${line}`,
                },
                { key: 'why', title: t('setting.register.why'), render: ({ reason }) => reason },
              ]}
            />
          ) : null}
          {wrong.length > SHOWN ? (
            <span className="quiet">{t('setting.register.moreWrong', { count: wrong.length - SHOWN })}</span>
          ) : null}
        </Flex>
      ) : null}
    </Modal>
  );
}

/** The passwords of new accounts: shown once, to be copied all at once. */
function Passwords({ passwords }: { readonly passwords: Import['passwords'] }) {
  const { t } = useTranslation();
  const text = passwords
    .map(({ sheet, line, login, password }) => `${t(`setting.register.sheet.${sheet}`)} ${line}\t${login}\t${password}`)
    .join('\n');
  return (
    <>
      <Alert type="warning" showIcon title={t('setting.register.passwords')} description={t('setting.onceOnly')} />
      <Typography.Paragraph
        copyable={{ text }}
        className="figures"
        style={{ whiteSpace: 'pre-wrap', maxHeight: 240, overflow: 'auto', margin: 0 }}
      >
        {text}
      </Typography.Paragraph>
    </>
  );
}
