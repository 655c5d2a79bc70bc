import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useOne } from '../../api/list.js';
import type { Worklist } from '../../api/supervision.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { ApprovalLines } from '../worklist/approval-lines.js';
import type { FirstSteps } from '../settings/samples-page.js';
import { Cards } from '../worklist/cards.js';
import type { Group } from '../worklist/cards.js';
import { TaskLines } from '../worklist/task-lines.js';

const GROUPS: readonly Group[] = [
  {
    key: 'tasks',
    names: ['without-duty', 'dropped-promises', 'to-establish', 'to-assign', 'to-sign', 'to-verify', 'to-strike-off'],
  },
  { key: 'time', names: ['overdue', 'due-today', 'due-soon'] },
  { key: 'reports', names: ['reports-missing', 'reports-to-check'] },
  { key: 'decisions', names: ['approvals', 'approvals-overdue', 'plans', 'plans-outdated', 'objections', 'checks'] },
  { key: 'problems', names: ['problems-raised', 'problems-overdue', 'problems-solved'] },
  { key: 'letters', names: ['urges-unanswered', 'notices-to-issue', 'notices-unanswered'] },
];

/** 今日督办: what the clerk has to do today. */
export function TodayPage() {
  const { t, language } = useTranslation();
  const { data, error, refetch } = useOne<Worklist>('worklists/today');
  const steps = useOne<FirstSteps>('samples/steps').data;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'Asia/Shanghai' });
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  // Everything that presses: from the longest overdue to the last day that counts as near.
  const soon = new URLSearchParams(data?.cards.find(({ name }) => name === 'due-soon')?.list.split('?')[1]);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.today')}</h1>
        <span className="quiet">{date.format(new Date())}</span>
      </div>
      {steps?.samples && !steps.issued ? (
        <div>
          <Link to="/settings/samples">{t('setting.samples.banner')} →</Link>
        </div>
      ) : null}
      {data ? (
        <>
          <Cards cards={data.cards} groups={GROUPS} />
          <div className="columns wide">
            <TaskLines
              title={t('today.pressing')}
              query={{ state: soon.getAll('state'), dueTo: soon.get('dueTo') }}
              limit={10}
              empty={t('today.nothingPresses')}
            />
            <ApprovalLines query={{ state: 'waiting' }} limit={8} />
          </div>
        </>
      ) : (
        <Waiting page />
      )}
    </div>
  );
}
