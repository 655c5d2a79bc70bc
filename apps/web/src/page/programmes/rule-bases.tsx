import { Button, Form, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useEnterBasis } from '../../api/programmes.js';
import type { Definition, Parameters } from '../../api/programmes.js';
import { FormDialog } from '../../form/form-dialog.js';
import { useMayKeep } from './register-page.js';
import { useSay } from './say.js';
import { SourceInputs } from './source-inputs.js';
import type { SourceTyped } from './source-inputs.js';
import { SourceLink } from './source-link.js';

/** What rules rest on: a paper's sentence, or practice. */
export function RuleBases({ of, data }: { readonly of: Definition; readonly data: Parameters }) {
  const { t } = useTranslation();
  const say = useSay();
  const mayKeep = useMayKeep();
  const [entering, setEntering] = useState<string | null>(null);
  return (
    <>
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...of.rules]}
        onRow={({ code }) => ({ id: `rule-${code}` })}
        columns={[
          { key: 'name', title: t('programme.rule'), render: (_, { name }) => say(name) },
          {
            key: 'meaning',
            title: t('programme.meaning'),
            render: (_, { meaning }) => (
              <span style={{ whiteSpace: 'normal', display: 'inline-block', maxWidth: 420 }}>{say(meaning)}</span>
            ),
          },
          {
            key: 'basis',
            title: t('programme.basis'),
            render: (_, { code }) => {
              const found = data.bases.find(({ rule }) => rule === code)?.source ?? null;
              return (
                <span style={{ whiteSpace: 'normal', display: 'inline-block', maxWidth: 480 }}>
                  {found ? <SourceLink source={found} /> : <Tag>{t('programme.practice')}</Tag>}
                </span>
              );
            },
          },
          {
            key: 'enter',
            render: (_, { code }) =>
              mayKeep ? (
                <Button size="small" onClick={() => setEntering(code)}>
                  {t('programme.enterBasis')}
                </Button>
              ) : null,
          },
        ]}
      />
      {entering === null ? null : <EnterBasis of={of} rule={entering} close={() => setEntering(null)} />}
    </>
  );
}

function EnterBasis({
  of,
  rule,
  close,
}: {
  readonly of: Definition;
  readonly rule: string;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const entering = useEnterBasis(of.code, rule);
  const [form] = Form.useForm<SourceTyped>();
  return (
    <FormDialog<SourceTyped>
      title={t('programme.enterBasis')}
      okText={t('programme.save')}
      form={form}
      pending={entering.isPending}
      fault={entering.error}
      close={close}
      submit={({ title, paperId, quote }) =>
        entering.mutate({ title: title ?? null, paperId: paperId ?? null, quote: quote ?? null }, { onSuccess: close })
      }
    >
      <SourceInputs />
    </FormDialog>
  );
}
