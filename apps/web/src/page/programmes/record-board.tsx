import { Card, Empty, Flex, Tag } from 'antd';
import { useTranslation } from '../../words/index.js';
import { Link, useLocation } from 'react-router';
import { useBoard } from '../../api/programmes.js';
import type { Definition, RecordQuery, Register } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { useWide } from '../../shell/use-wide.js';
import { Waiting } from '../../shell/waiting.js';
import { colours } from '../../theme/tokens.js';
import { useLabelled, useSay } from './say.js';

/** Lines of a card that are shown; the rest stands on the record's page. */
const LINES = 4;

/** A register's board: a column for each stage or choice, a card for each record. */
export function RecordBoard({
  of,
  register,
  query: { day, search, where },
}: {
  readonly of: Definition;
  readonly register: Register;
  readonly query: RecordQuery;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const labelled = useLabelled();
  const wide = useWide();
  const here = useLocation().search;
  const { data, error, isPending } = useBoard(of.code, register.code, { day, search, where });
  if (error) return <Fault fault={error} />;
  if (isPending) return <Waiting />;
  if (!data || data.columns.every(({ count }) => count === 0))
    return <Empty description={t('programme.nothingEntered')} />;
  const kept = new URLSearchParams(here).get('day');
  const shown = wide ? data.columns : data.columns.filter(({ count }) => count > 0);
  return (
    <div
      role="list"
      aria-label={say(register.name)}
      style={{
        display: 'grid',
        // On a phone one column below the other, those with cards.
        ...(wide ? { gridAutoFlow: 'column', gridAutoColumns: 'minmax(232px, 1fr)' } : {}),
        gap: 10,
        overflowX: 'auto',
        paddingBottom: 8,
      }}
    >
      {shown.map(({ code, label, count, cards }) => (
        <section
          key={code}
          role="listitem"
          aria-label={say(label)}
          style={{ background: colours.band, borderRadius: 6, padding: 8, minHeight: wide ? 120 : 0 }}
        >
          <Flex justify="space-between" style={{ padding: '0 2px 8px' }}>
            <strong>{say(label)}</strong>
            <span className="quiet figures">{count}</span>
          </Flex>
          <Flex vertical gap={8}>
            {cards.map(({ id, title, lines, late }) => (
              <Link
                key={id}
                to={`/programmes/${of.code}/registers/${register.code}/${id}${kept ? `?day=${kept}` : ''}`}
                style={{ color: 'inherit', textDecoration: 'none' }}
              >
                <Card size="small" hoverable>
                  <Flex gap={6} align="start" justify="space-between">
                    <strong>{title}</strong>
                    {late ? <Tag color="red">{t('programme.lateTag')}</Tag> : null}
                  </Flex>
                  {lines
                    .filter(({ text }) => text !== null)
                    .slice(0, LINES)
                    .map((line) => (
                      <div key={line.label.english} style={{ fontSize: 13 }}>
                        <span className="quiet">{labelled(line.label, '')}</span>
                        {say({ chinese: line.text, english: line.english })}
                      </div>
                    ))}
                </Card>
              </Link>
            ))}
            {count > cards.length ? (
              <span className="quiet">{t('programme.moreCards', { count: count - cards.length })}</span>
            ) : null}
          </Flex>
        </section>
      ))}
    </div>
  );
}
