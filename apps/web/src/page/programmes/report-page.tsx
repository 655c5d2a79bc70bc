import { DownloadOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Typography } from 'antd';
import { useTranslation } from '../../words/index.js';
import { useParams } from 'react-router';
import { reportSheet, useTables } from '../../api/programmes.js';
import type { Definition } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { useDay, useSay } from './say.js';
import { Tables } from './tables.js';

/** A report of the whole programme: its tables, and the same as a workbook. */
export function ReportPage({ of }: { readonly of: Definition }) {
  const { code = '' } = useParams();
  const report = of.reports.find((one) => one.code === code && one.of === null);
  return report ? <OneReport key={code} of={of} report={report} /> : <Empty />;
}

function OneReport({ of, report }: { readonly of: Definition; readonly report: Definition['reports'][number] }) {
  const { t } = useTranslation();
  const say = useSay();
  const day = useDay();
  const asked = { day, record: null };
  const { data, error, refetch } = useTables(of.code, report.code, asked);
  return (
    <Flex vertical gap={12}>
      <Flex align="center" gap={12} wrap>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>
          {say(report.name)}
        </Typography.Title>
        <span style={{ flex: 1 }} />
        <Button className="no-print" icon={<DownloadOutlined />} href={reportSheet(of.code, report.code, asked)}>
          {t('programme.asSheet')}
        </Button>
      </Flex>
      {error ? (
        <Fault fault={error} again={() => void refetch()} />
      ) : data ? (
        <Tables tables={data.tables} />
      ) : (
        <Waiting />
      )}
    </Flex>
  );
}
