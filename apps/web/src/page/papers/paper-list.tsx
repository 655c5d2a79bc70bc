import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Flex, Input, Segmented, Table, Tag, Typography, Upload } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useCount } from '../../api/list.js';
import { useBringing, useJob, usePapers } from '../../api/papers.js';
import type { Paper } from '../../api/papers.js';
import { useSession } from '../../api/session.js';
import { RecordHistory } from '../../history/record-history.js';
import { useAddress } from '../../shell/address.js';
import { hasEnded, JobProgress } from '../../form/job-progress.js';
import { Fault } from '../../shell/fault.js';
import { useWide } from '../../shell/use-wide.js';
import { Waiting } from '../../shell/waiting.js';

/** An office in a history: its number in the last twelve digits of an id. */
const officeSubject = (office: number): string => `00000000-0000-0000-0000-${office.toString(16).padStart(12, '0')}`;

const STATUSES = ['', 'issued', 'draft', 'lapsed'] as const;

/** The papers that were taken in, the newest first, and the door through which more come. */
export function PaperList() {
  const { t } = useTranslation();
  const wide = useWide();
  const who = useSession().data;
  const [search, change] = useAddress();
  const name = search.get('name') ?? '';
  const status = search.get('status') ?? '';
  const papers = usePapers({ ...(name ? { name } : {}), ...(status ? { status } : {}) });
  const withoutDuty = useCount('measures/without-duty');
  const rows = papers.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Flex vertical gap={12} style={{ padding: 16 }}>
      <Flex align="center" gap={12} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('menu.papers')}
        </Typography.Title>
        <Segmented
          value={status}
          options={STATUSES.map((value) => ({ value, label: t(value ? `paper.status.${value}` : 'ledger.all') }))}
          onChange={(value) => change({ status: value })}
        />
        <Input.Search
          allowClear
          style={{ width: 280 }}
          aria-label={t('paper.search')}
          placeholder={t('paper.search')}
          defaultValue={name}
          onSearch={(value) => change({ name: value.trim() })}
        />
        <span style={{ flex: 1 }} />
        {who ? (
          <RecordHistory
            kind="jurisdiction"
            id={officeSubject(who.jurisdiction)}
            title={t('entry.office')}
            label={t('entry.ofOffice')}
          />
        ) : null}
        <Link to="duties">{t('duties.open', { count: withoutDuty ?? 0 })}</Link>
      </Flex>
      <Bringing />
      {papers.error ? (
        <Fault fault={papers.error} again={() => void papers.refetch()} />
      ) : papers.isPending ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <Empty description={t('paper.none')} />
      ) : (
        <>
          <Table<Paper>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={rows}
            columns={[
              {
                key: 'title',
                title: t('paper.title'),
                render: (_, paper) => (
                  <>
                    <Link to={paper.id}>{paper.title}</Link>
                    {paper.status === 'issued' ? null : (
                      <Tag style={{ marginInlineStart: 8 }} color="warning">
                        {t(`paper.status.${paper.status}`)}
                      </Tag>
                    )}
                  </>
                ),
              },
              ...(wide
                ? [
                    { key: 'number', title: t('paper.number'), dataIndex: 'documentNumber', width: 190 } as const,
                    {
                      key: 'genre',
                      title: t('paper.genre'),
                      width: 110,
                      render: (_: unknown, { genre }: Paper) => t(`paper.kind.${genre}`),
                    },
                  ]
                : []),
              {
                key: 'published',
                title: t('paper.published'),
                width: 112,
                className: 'figures',
                render: (_, { published }) => published ?? <span className="quiet">{t('task.unknown')}</span>,
              },
            ]}
          />
          {papers.hasNextPage ? (
            <Button loading={papers.isFetchingNextPage} onClick={() => void papers.fetchNextPage()}>
              {t('paper.more')}
            </Button>
          ) : null}
        </>
      )}
    </Flex>
  );
}

/** Taking in by drag and drop: what was refused and why, what was known already, and how far the reading is. */
function Bringing() {
  const { t, language } = useTranslation();
  const client = useQueryClient();
  const bring = useBringing();
  const [files, setFiles] = useState<readonly File[]>([]);
  const job = useJob(bring.data?.jobId ?? null);
  const ended = job.data && hasEnded(job.data);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: ['papers', 'list'] });
  }, [ended, client]);
  const { mutate } = bring;
  // The library hands over a drop of many files one by one: they go together.
  useEffect(() => {
    if (files.length === 0) return;
    const wait = setTimeout(() => {
      mutate(files);
      setFiles([]);
    }, 100);
    return () => clearTimeout(wait);
  }, [files, mutate]);
  return (
    <>
      <Upload.Dragger
        multiple
        showUploadList={false}
        beforeUpload={(file) => {
          setFiles((before) => [...before, file]);
          return false;
        }}
      >
        <p style={{ margin: 4 }}>
          <InboxOutlined /> {t('paper.drop')}
        </p>
        <p className="quiet" style={{ margin: 4, textWrap: 'balance' }}>
          {t('paper.dropKinds')}
        </p>
      </Upload.Dragger>
      {bring.isPending ? <Waiting /> : null}
      {bring.error ? <Fault fault={bring.error} /> : null}
      {job.data ? <JobProgress job={job.data} words="paper.job" /> : null}
      {bring.data?.known.map(({ name, paperId }) => (
        <Alert key={name} type="info" showIcon title={<Link to={paperId}>{t('paper.known', { name })}</Link>} />
      ))}
      {bring.data?.refused.map(({ name, chinese, english }) => (
        <Alert key={name} type="warning" showIcon title={name} description={language === 'en' ? english : chinese} />
      ))}
    </>
  );
}
