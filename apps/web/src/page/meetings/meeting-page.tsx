import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link, useParams } from 'react-router';
import { useDoing } from '../../api/list.js';
import { useMeeting, usePack } from '../../api/meetings.js';
import { useLeaderName } from '../../api/people.js';
import { has, useSession } from '../../api/session.js';
import type { Role } from '../../api/session.js';
import type { MeetingWhole } from '../../api/supervision.js';
import { Ask } from '../../form/ask.js';
import { RecordHistory } from '../../history/record-history.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { Items } from './items.js';
import { PackView } from './pack-view.js';

const STATES = ['gathering', 'signed', 'held', 'closed'] as const;
type Word = 'signature' | 'holding' | 'closing';

/** What takes a meeting on from each state, and who does it; the server judges. */
const NEXT: Readonly<Partial<Record<MeetingWhole['state'], { word: Word; role: Role }>>> = {
  gathering: { word: 'signature', role: 'leader' },
  signed: { word: 'holding', role: 'supervision' },
  held: { word: 'closing', role: 'supervision' },
};

/** One meeting: how far it is, its list, its decisions, and what lies before it. */
export function MeetingPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const who = useSession().data;
  const leaderName = useLeaderName();
  const { data: meeting, error, refetch } = useMeeting(id);
  const office = who !== null && who !== undefined && has(who, 'supervision', 'leader', 'auditor');
  const pack = usePack(id, office);
  const step = useDoing();
  const [asking, setAsking] = useState<Word | null>(null);
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!meeting || !who) return <Waiting page />;
  const next = NEXT[meeting.state];
  return (
    <div className="page">
      <div className="page-head">
        <Link to="/meetings" className="no-print">
          ← {t('menu.meetings')}
        </Link>
        <h1>{meeting.title}</h1>
        <span className="quiet">
          {meeting.heldOn}　{meeting.chairId ? t('meetings.chairedBy', { name: leaderName(meeting.chairId) }) : ''}
        </span>
        <span className="space" />
        {office ? (
          <>
            <a className="button no-print" href={`/api/meetings/${id}/pack/file`} download>
              {t('meetings.file')}
            </a>
            <Link to="screen" className="button no-print">
              {t('meetings.screen')}
            </Link>
          </>
        ) : null}
        <RecordHistory kind="meeting" id={id} title={meeting.title} />
        {next && has(who, next.role) ? (
          <Button type="primary" onClick={() => setAsking(next.word)}>
            {t(`meetings.step.${next.word}`)}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <Ask
          title={t(`meetings.step.${asking}`)}
          lead={t(`meetings.confirm.${asking}`)}
          fields={[]}
          pending={step.isPending}
          fault={step.error}
          close={() => {
            step.reset();
            setAsking(null);
          }}
          submit={() =>
            step.mutate(
              { path: `meetings/${id}/${asking}`, version: meeting.version, body: {} },
              { onSuccess: () => setAsking(null) },
            )
          }
        />
      ) : null}
      <ol className="way" aria-label={t('task.state')}>
        {STATES.map((state) => (
          <li
            key={state}
            aria-current={state === meeting.state ? 'step' : undefined}
            className={STATES.indexOf(state) < STATES.indexOf(meeting.state) ? 'past' : ''}
          >
            {t(`meetings.state.${state}`)}
          </li>
        ))}
      </ol>
      <Items meeting={meeting} />
      {pack.error ? <Fault fault={pack.error} /> : null}
      {pack.data ? <PackView {...pack.data} /> : null}
    </div>
  );
}
