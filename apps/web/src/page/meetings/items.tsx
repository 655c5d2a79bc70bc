import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useDoing } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { MeetingItem, MeetingWhole } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';
import { Empty, Sheet } from '../../shell/rows.js';
import { AddItems } from './add-items.js';
import { Decisions } from './decisions.js';

/** The list: what is put forward, what was admitted, what was decided about each. */
export function Items({ meeting }: { readonly meeting: MeetingWhole }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const who = useSession().data;
  const [adding, setAdding] = useState(false);
  if (!who) return null;
  const office = has(who, 'supervision', 'leader');
  const mayAdd = meeting.state === 'gathering' ? office || has(who, 'liaison') : office && meeting.state === 'held';
  return (
    <section className="panel">
      <header>
        <h2>{t('meetings.items')}</h2>
        {mayAdd ? (
          <Button size="small" onClick={() => setAdding(true)} style={{ marginInlineStart: 'auto' }}>
            {t('meetings.add')}
          </Button>
        ) : null}
      </header>
      {adding ? <AddItems meeting={meeting} close={() => setAdding(false)} /> : null}
      {meeting.items.length === 0 ? (
        <Empty small what={t('meetings.noItems')} hint={t('meetings.noItemsDo')} />
      ) : (
        <Sheet
          rows={meeting.items}
          label={t('meetings.items')}
          columns={[
            {
              key: 'position',
              title: t('meetings.position'),
              look: 'number',
              width: 48,
              render: ({ position }) => position,
            },
            {
              key: 'title',
              title: t('meetings.item'),
              render: (item) => (
                <>
                  <strong>{item.title}</strong>
                  {item.text ? <div className="quiet keep-lines">{item.text}</div> : null}
                  <About item={item} />
                  <Decisions meeting={meeting} item={item} />
                </>
              ),
            },
            {
              key: 'by',
              title: t('meetings.by'),
              width: 140,
              render: ({ putForwardByUnitId }) =>
                putForwardByUnitId ? unitName(putForwardByUnitId) : t('role.supervision'),
            },
            {
              key: 'admitted',
              title: t('meetings.admitted'),
              width: 190,
              render: (item) => <Judge meeting={meeting} item={item} may={office && meeting.state === 'gathering'} />,
            },
          ]}
        />
      )}
    </section>
  );
}

function About({ item: { taskId, problemId } }: { readonly item: MeetingItem }) {
  const { t } = useTranslation();
  return (
    <div className="links">
      {taskId ? <Link to={`/ledger?task=${taskId}`}>{t('problems.openTask')}</Link> : null}
      {problemId ? <Link to={`/supervision/problems/${problemId}`}>{t('meetings.openProblem')}</Link> : null}
    </div>
  );
}

interface JudgeProps {
  readonly meeting: MeetingWhole;
  readonly item: MeetingItem;
  readonly may: boolean;
}

/** Admitted, or not, then with a reason. */
function Judge({ meeting, item, may }: JudgeProps) {
  const { t } = useTranslation();
  const judging = useDoing();
  const [refusing, setRefusing] = useState(false);
  const judge = (body: object) =>
    judging.mutate(
      { path: `meetings/${meeting.id}/items/${item.id}/judgement`, version: item.version, body },
      { onSuccess: () => setRefusing(false) },
    );
  return (
    <>
      {item.admitted === null ? t('meetings.open') : t(item.admitted ? 'meetings.isAdmitted' : 'meetings.notAdmitted')}
      {item.remark ? <div className="quiet">{item.remark}</div> : null}
      {may ? (
        <Space size={6} style={{ display: 'flex', marginTop: 4 }}>
          {item.admitted === true ? null : (
            <Button size="small" type="primary" loading={judging.isPending} onClick={() => judge({ admitted: true })}>
              {t('meetings.admit')}
            </Button>
          )}
          {item.admitted === false ? null : (
            <Button size="small" onClick={() => setRefusing(true)}>
              {t('meetings.refuse')}
            </Button>
          )}
        </Space>
      ) : null}
      {refusing ? (
        <Ask
          title={t('meetings.refuse')}
          lead={item.title}
          fields={[{ name: 'remark', label: t('field.reason'), kind: 'words', rows: 3, most: 2000 }]}
          pending={judging.isPending}
          fault={judging.error}
          close={() => setRefusing(false)}
          submit={({ remark }) => judge({ admitted: false, remark })}
        />
      ) : null}
    </>
  );
}
