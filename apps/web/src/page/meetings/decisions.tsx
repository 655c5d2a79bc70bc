import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useDoing } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { daysAfter, today } from '../../api/time.js';
import type { MeetingItem, MeetingWhole } from '../../api/supervision.js';
import { useUnitName } from '../../api/units.js';
import { Ask } from '../../form/ask.js';

/** The decisions of a meeting as the server takes them, in the place of all that were recorded before. */
const keptOf = (meeting: MeetingWhole) =>
  meeting.decisions.map(({ itemId, text, due, duties }) => ({ item: itemId, text, due, duties }));

export interface DecisionsProps {
  readonly meeting: MeetingWhole;
  readonly item: MeetingItem;
}

/** What was decided about one item; at the meeting one more is entered, or one is taken away. */
export function Decisions({ meeting, item }: DecisionsProps) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const who = useSession().data;
  const [entering, setEntering] = useState(false);
  const recording = useDoing();
  const may = meeting.state === 'held' && item.admitted === true && who && has(who, 'supervision');
  const record = (decisions: readonly object[]) =>
    recording.mutate(
      { path: `meetings/${meeting.id}/decisions`, method: 'PUT', version: meeting.version, body: { decisions } },
      { onSuccess: () => setEntering(false) },
    );
  return (
    <>
      {meeting.decisions
        .filter(({ itemId }) => itemId === item.id)
        .map(({ id, text, due, duties, taskId, position }) => (
          <div key={id} className="decision">
            <span className="chip">{t('meetings.decision')}</span>
            <span>{text}</span>
            <span className="quiet">{duties.map(({ unit }) => unitName(unit)).join(t('listed'))}</span>
            <span className="figures">{t('meetings.until', { due })}</span>
            {taskId ? <Link to={`/ledger?task=${taskId}`}>{t('meetings.becameTask')}</Link> : null}
            {may ? (
              <Button
                size="small"
                loading={recording.isPending}
                onClick={() =>
                  record(keptOf(meeting).filter((_, index) => meeting.decisions[index]!.position !== position))
                }
              >
                {t('deed.remove')}
              </Button>
            ) : null}
          </div>
        ))}
      {may ? (
        <div>
          <Button size="small" type="primary" ghost onClick={() => setEntering(true)}>
            {t('meetings.decide')}
          </Button>
        </div>
      ) : null}
      {entering ? (
        <Ask
          title={t('meetings.decide')}
          lead={item.title}
          fields={[
            { name: 'text', label: t('meetings.decision'), kind: 'words', rows: 3, most: 500 },
            { name: 'leads', label: t('task.lead'), kind: 'units' },
            { name: 'supports', label: t('task.support'), kind: 'units', optional: true },
            { name: 'due', label: t('task.due'), kind: 'day', initial: daysAfter(today(), 30) },
          ]}
          pending={recording.isPending}
          fault={recording.error}
          close={() => setEntering(false)}
          submit={({ text, leads, supports = [], due }) =>
            record([
              ...keptOf(meeting),
              {
                item: item.id,
                text,
                due,
                duties: [
                  ...(leads as string[]).map((unit) => ({ unit, role: 'lead' })),
                  ...(supports as string[]).map((unit) => ({ unit, role: 'support' })),
                ],
              },
            ])
          }
        />
      ) : null}
    </>
  );
}
