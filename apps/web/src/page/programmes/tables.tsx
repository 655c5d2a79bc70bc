import { Flex, Table, Typography } from 'antd';
import { useTranslation } from '../../words/index.js';
import type { Table as Shown } from '../../api/programmes.js';
import { useWide } from '../../shell/use-wide.js';
import { useSay } from './say.js';

/** A row in both languages. */
interface Row {
  readonly chinese: readonly string[];
  readonly english: readonly string[];
}

/** Rows of a table on one page of it. */
const PAGE = 20;

/** Tables of a report or a trial as they were printed, with the remarks that belong under them. */
export function Tables({ tables }: { readonly tables: readonly Shown[] }) {
  const { t } = useTranslation();
  const say = useSay();
  const wide = useWide();
  return (
    <Flex vertical gap={20}>
      {tables.map(({ name, columns, rows, english, notes }) => (
        <section key={name.english} aria-label={say(name)}>
          <Typography.Title level={3} style={{ fontSize: 15, margin: '0 0 8px' }}>
            {say(name)}
          </Typography.Title>
          {rows.length === 0 ? (
            // Heads over nothing would be most of a page on which little is entered yet.
            <Typography.Text type="secondary">{t('programme.noRows')}</Typography.Text>
          ) : (
            <Table
              size="small"
              rowKey="at"
              scroll={{ x: 'max-content' }}
              pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
              dataSource={rows.map((chinese, at) => ({ at, cells: { chinese, english: english[at] ?? chinese } }))}
              columns={columns.map((column, index) => ({
                key: column.code,
                title: say(column.name),
                align: column.figures ? ('right' as const) : ('left' as const),
                className: column.figures ? 'figures' : '',
                render: (_: unknown, { cells }: { cells: Row }) => (
                  <span
                    style={{
                      whiteSpace: column.figures ? 'nowrap' : 'pre-wrap',
                      display: 'inline-block',
                      maxWidth: wide ? 420 : 220,
                    }}
                  >
                    {say(cells)[index]}
                  </span>
                ),
              }))}
            />
          )}
          {notes.map((note) => (
            <div key={note.chinese}>
              <Typography.Text type="secondary">{say(note)}</Typography.Text>
            </div>
          ))}
        </section>
      ))}
    </Flex>
  );
}
