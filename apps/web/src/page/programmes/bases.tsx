import { Card, Flex, Table, Typography } from 'antd';
import type { TableColumnsType } from 'antd';
import { useTranslation } from '../../words/index.js';
import { Link, useLocation } from 'react-router';
import { useParameters } from '../../api/programmes.js';
import type { Definition, Source } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { useWide } from '../../shell/use-wide.js';
import { Waiting } from '../../shell/waiting.js';
import { useSay } from './say.js';
import { SourceLink } from './source-link.js';

interface Basis {
  readonly key: string;
  readonly name: string;
  /** What holds; empty for a rule. */
  readonly value: string;
  readonly source: Source;
}

const columns: TableColumnsType<Basis> = [
  { key: 'name', width: '20%', render: (_, { name }) => name },
  {
    key: 'value',
    width: '24%',
    className: 'figures',
    render: (_, { value }) => <Typography.Text strong>{value}</Typography.Text>,
  },
  { key: 'source', render: (_, { source }) => <SourceLink source={source} /> },
];

/** The same on a phone, one under the other. */
const Stacked = ({ of: { name, value, source } }: { readonly of: Basis }) => (
  <Flex vertical gap={2}>
    <span>
      {name} <Typography.Text strong>{value}</Typography.Text>
    </span>
    <SourceLink source={source} />
  </Flex>
);

/** 依据: every number that holds and every rule with the paper that sets it, a click away from its sentence. */
export function Bases({ of, day }: { readonly of: Definition; readonly day: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const { search } = useLocation();
  const wide = useWide();
  const { data, error, refetch } = useParameters(of.code, day);
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  const numbers = of.parameters.flatMap(({ code, name }) =>
    data.parameters
      .find(({ parameter }) => parameter === code)!
      .holds.map(({ from, printed, english, source }): Basis => ({
        key: `${code} ${from}`,
        name: say(name),
        value: say({ chinese: printed, english }),
        source,
      })),
  );
  const rules = of.rules.flatMap(({ code, name }): Basis[] => {
    const source = data.bases.find(({ rule }) => rule === code)?.source ?? null;
    return source === null ? [] : [{ key: `rule-${code}`, name: say(name), value: '', source }];
  });
  const rows = [...numbers, ...rules];
  if (rows.length === 0) return null;
  return (
    <Card
      size="small"
      title={t('programme.basis')}
      extra={<Link to={`/programmes/${of.code}/parameters${search}`}>{t('programme.parameters')}</Link>}
    >
      <Table<Basis>
        size="small"
        rowKey="key"
        pagination={false}
        showHeader={false}
        dataSource={rows}
        columns={wide ? columns : [{ key: 'all', render: (_, row) => <Stacked of={row} /> }]}
      />
    </Card>
  );
}
