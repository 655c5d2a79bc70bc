import { App, Button, Card, Flex, Table, Tag } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useLocation } from 'react-router';
import { ApiError } from '../../api/client.js';
import { has, useSession } from '../../api/session.js';
import { useEffects, useParameters, useTakeUp } from '../../api/programmes.js';
import type { Definition, Effect } from '../../api/programmes.js';
import { Ask } from '../../form/ask.js';
import { Lamp } from '../../lamp/lamp.js';
import { Fault } from '../../shell/fault.js';
import { useWide } from '../../shell/use-wide.js';
import { Waiting } from '../../shell/waiting.js';
import { Questions } from './questions.js';
import { useSay } from './say.js';
import { useSentencePath } from './source-link.js';

/** What the rules say: lamps with their reason, questions, and proposals that become tasks when a person takes them up. */
export function Effects({ of, day }: { readonly of: Definition; readonly day: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const { search } = useLocation();
  const wide = useWide();
  const who = useSession().data;
  const { data, error } = useEffects(of.code, day);
  const bases = useParameters(of.code, day).data?.bases ?? [];
  const pathOf = useSentencePath();
  const sourceOf = (code: string) => bases.find(({ rule }) => rule === code)?.source ?? null;
  if (error) return <Fault fault={error} />;
  if (!data) return <Waiting />;
  const mayTake = day === null && who !== null && who !== undefined && has(who, 'supervision', 'leader');
  const sorted = [...data.rows].sort((a, b) => rank(a) - rank(b));
  const sign = ({ kind, colour }: Effect): ReactNode =>
    kind === 'lamp' ? <Lamp colour={colour ?? 'grey'} /> : <Tag>{t(`programme.kind.${kind}`)}</Tag>;
  const about = (row: Effect): ReactNode =>
    row.about ? (
      <Link to={`/programmes/${of.code}/registers/${row.about.register}/${row.about.record}${search}`}>
        {row.about.title}
      </Link>
    ) : (
      t('programme.wholeProgramme')
    );
  const what = (row: Effect): ReactNode => (
    <>
      {/* A question says itself what is asked. */}
      {row.kind === 'question' ? null : say(row.words)}
      <Questions programme={of.code} questions={row.questions} />
    </>
  );
  const rule = (row: Effect): ReactNode => (
    <Link to={pathOf(sourceOf(row.rule)) ?? `/programmes/${of.code}/parameters${search}#rule-${row.rule}`}>
      {say(of.rules.find(({ code }) => code === row.rule)!.name)}
    </Link>
  );
  const made = (row: Effect): ReactNode =>
    row.taskId ? (
      <Link to={`/ledger?task=${row.taskId}`}>{t('programme.taken')}</Link>
    ) : row.noticeId ? (
      <Link to={`/supervision/notices/${row.noticeId}`}>{t('programme.drafted')}</Link>
    ) : mayTake && (row.kind === 'task' || row.kind === 'notice') ? (
      <TakeUp programme={of.code} of={row} />
    ) : null;
  const columns: TableColumnsType<Effect> = wide
    ? [
        { key: 'kind', width: 72, render: (_, row) => sign(row) },
        { key: 'about', title: t('programme.about'), render: (_, row) => about(row) },
        {
          key: 'words',
          title: t('programme.what'),
          render: (_, row) => <div style={{ minWidth: 220, maxWidth: 460, whiteSpace: 'normal' }}>{what(row)}</div>,
        },
        { key: 'rule', title: t('programme.rule'), render: (_, row) => rule(row) },
        { key: 'to', title: t('programme.to'), render: (_, { to }) => to ?? '' },
        // However wide the rest is, what to do stands in sight.
        { key: 'made', fixed: 'right', render: (_, row) => made(row) },
      ]
    : [
        {
          key: 'all',
          title: t('programme.what'),
          render: (_, row) => (
            <Flex vertical gap={4}>
              <Flex gap={8} align="center" wrap>
                {sign(row)} {about(row)}
              </Flex>
              <div>{what(row)}</div>
              <Flex gap={12} align="center" wrap>
                {rule(row)} <span>{row.to ?? ''}</span> {made(row)}
              </Flex>
            </Flex>
          ),
        },
      ];
  return (
    <Card size="small" title={t('programme.effects')}>
      <Table<Effect>
        size="small"
        rowKey={(row) => `${row.key} ${row.words.chinese}`}
        {...(wide ? { scroll: { x: 'max-content' } } : {})}
        pagination={sorted.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        locale={{ emptyText: t('programme.noEffects') }}
        dataSource={sorted}
        columns={columns}
      />
    </Card>
  );
}

const KINDS: readonly Effect['kind'][] = ['lamp', 'task', 'notice', 'question'];
const COLOURS: readonly (Effect['colour'] | undefined)[] = ['red', 'yellow', 'green', 'grey'];
const rank = ({ kind, colour }: Effect): number => KINDS.indexOf(kind) * 10 + COLOURS.indexOf(colour ?? 'grey');

function TakeUp({ programme, of }: { readonly programme: string; readonly of: Effect }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const taking = useTakeUp(programme);
  const [asking, setAsking] = useState(false);
  const take = (unit?: string): void =>
    taking.mutate(unit === undefined ? { key: of.key } : { key: of.key, unit }, {
      onError: (fault) =>
        fault instanceof ApiError && fault.problem.code === 'notice-to-nobody' && unit === undefined
          ? setAsking(true)
          : void message.error(fault.message, 6),
      onSuccess: ({ started }) => {
        setAsking(false);
        void message.success(
          of.kind === 'task' ? t('programme.started', { number: started[0]?.number ?? '' }) : t('programme.draftedNow'),
        );
      },
    });
  return (
    <>
      <Button size="small" loading={taking.isPending} onClick={() => take()}>
        {t(of.kind === 'task' ? 'programme.takeUp' : 'programme.draftNotice')}
      </Button>
      {asking ? (
        <Ask
          title={t('programme.draftNotice')}
          lead={t('programme.toWhom')}
          fields={[{ name: 'unit', label: t('programme.to'), kind: 'unit' }]}
          submit={({ unit }) => take(unit as string)}
          pending={taking.isPending}
          fault={null}
          close={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
