import { Form, Input, Select } from 'antd';
import { useTranslation } from '../../words/index.js';
import { usePapers } from '../../api/papers.js';
import { has, useSession } from '../../api/session.js';

/** What a form asks of a source. */
export interface SourceTyped {
  readonly title?: string;
  readonly paperId?: string;
  readonly quote?: string;
}

/** Who said it: words, or a paper of the ledger with the sentence copied from it. */
export function SourceInputs() {
  const { t } = useTranslation();
  const who = useSession().data;
  const reads = who !== null && who !== undefined && has(who, 'supervision');
  const papers = usePapers({});
  return (
    <>
      <Form.Item name="title" label={t('programme.source')} extra={t('programme.sourceHint')}>
        <Input maxLength={300} />
      </Form.Item>
      {reads ? (
        <>
          <Form.Item name="paperId" label={t('programme.paper')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={(papers.data?.pages.flatMap(({ rows }) => rows) ?? []).map(({ id, title }) => ({
                value: id,
                label: title,
              }))}
            />
          </Form.Item>
          <Form.Item name="quote" label={t('programme.quote')} extra={t('programme.quoteHint')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
          </Form.Item>
        </>
      ) : null}
    </>
  );
}
