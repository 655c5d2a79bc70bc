import { Alert } from 'antd';
import { useTranslation } from '../../words/index.js';
import { useDoing, useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { Candidates, MeetingWhole } from '../../api/supervision.js';
import { Ask } from '../../form/ask.js';
import type { AskField } from '../../form/ask.js';
import { useOwnUnitField } from '../../form/own-unit.js';

/** Puts an item on the list: a problem, a red task, or anything else. A liaison puts it forward for the own unit. */
export function AddItems({ meeting, close }: { readonly meeting: MeetingWhole; readonly close: () => void }) {
  const { t } = useTranslation();
  const who = useSession().data;
  const ownUnit = useOwnUnitField(t('meetings.by'));
  const office = who !== null && who !== undefined && has(who, 'supervision', 'leader');
  const { data } = useOne<Candidates>(office ? `meetings/${meeting.id}/candidates` : null);
  const adding = useDoing();
  const candidates = [
    ...(data?.problems.rows ?? []).map(({ id, title, taskId }) => ({
      value: `problem ${id} ${taskId ?? ''}`,
      label: t('meetings.aProblem', { title }),
      title,
    })),
    ...(data?.tasks.rows ?? []).map(({ id, title }) => ({
      value: `task ${id}`,
      label: t('meetings.aTask', { title }),
      title,
    })),
  ];
  const hidden = data ? data.problems.count + data.tasks.count - candidates.length : 0;
  const fields: AskField[] = [
    ...(candidates.length > 0
      ? [{ name: 'about', label: t('meetings.about'), kind: 'select' as const, optional: true, choices: candidates }]
      : []),
    {
      name: 'title',
      label: t('meetings.item'),
      kind: 'line',
      most: 500,
      optional: candidates.length > 0,
      ...(candidates.length > 0 ? { extra: t('meetings.titleHint') } : {}),
    },
    { name: 'text', label: t('field.text'), kind: 'words', optional: true },
    ...(office || ownUnit === null ? [] : [ownUnit]),
  ];
  return (
    <Ask
      title={t('meetings.add')}
      lead={hidden > 0 ? <Alert type="info" showIcon title={t('meetings.hidden', { count: hidden })} /> : null}
      fields={fields}
      pending={adding.isPending}
      fault={adding.error}
      close={close}
      submit={({ about, title, ...rest }) => {
        const [kind, one = null, task] = ((about as string | undefined) ?? '').split(' ');
        const item = {
          title: title ?? candidates.find(({ value }) => value === about)?.title ?? '',
          ...(kind === 'problem' ? { problem: one, task: task || null } : kind === 'task' ? { task: one } : {}),
          ...rest,
        };
        adding.mutate({ path: `meetings/${meeting.id}/items`, body: { items: [item] } }, { onSuccess: close });
      }}
    />
  );
}
