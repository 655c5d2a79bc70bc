import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useDoing } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import type { Role } from '../../api/session.js';
import { daysAfter, today } from '../../api/time.js';
import type { Notice } from '../../api/supervision.js';
import type { AskField } from '../../form/ask.js';
import { Ask } from '../../form/ask.js';

type Word = 'rehearsal' | 'signature' | 'issue' | 'dropping';

/** In which states a step makes sense and who takes it; the server judges. */
const STEPS: readonly { word: Word; from: readonly Notice['state'][]; roles: readonly Role[] }[] = [
  { word: 'rehearsal', from: ['drafted'], roles: ['supervision'] },
  { word: 'signature', from: ['drafted', 'rehearsed'], roles: ['leader'] },
  { word: 'issue', from: ['signed'], roles: ['supervision'] },
  { word: 'dropping', from: ['drafted', 'rehearsed', 'signed'], roles: ['supervision', 'leader'] },
];

/** What may be done with a notice now: by the office, by a leader, by the units it went to. */
export function NoticeSteps({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const who = useSession().data;
  const [open, setOpen] = useState<Word | 'amend' | 'answer' | null>(null);
  const doing = useDoing();
  if (!who) return null;
  const mine = notice.recipients.find(
    ({ unitId }) =>
      notice.state === 'issued' && who.roles.some((one) => one.role === 'liaison' && one.unitId === unitId),
  );
  const steps = STEPS.filter(({ from, roles }) => from.includes(notice.state) && has(who, ...roles));
  const mayAmend = has(who, 'supervision') && ['drafted', 'rehearsed'].includes(notice.state);
  const close = () => {
    doing.reset();
    setOpen(null);
  };
  const fields: Readonly<Record<NonNullable<typeof open>, readonly AskField[]>> = {
    rehearsal: [{ name: 'until', label: t('notices.objectionsUntil'), kind: 'day', initial: daysAfter(today(), 3) }],
    signature: [],
    issue: [],
    dropping: [{ name: 'reason', label: t('field.reason'), kind: 'words', rows: 3, most: 2000 }],
    answer: [{ name: 'text', label: t('field.text'), kind: 'words' }],
    amend: [
      { name: 'title', label: t('notices.name'), kind: 'line', initial: notice.title },
      { name: 'text', label: t('notices.text'), kind: 'words', rows: 8, most: 50_000, initial: notice.text },
      { name: 'units', label: t('notices.to'), kind: 'units', initial: notice.recipients.map(({ unitId }) => unitId) },
      {
        name: 'answerDue',
        label: t('field.answerBy'),
        kind: 'day',
        optional: true,
        initial: notice.answerDue ?? undefined,
      },
      ...(notice.kind === 'talk'
        ? [
            { name: 'talkLeader', label: t('notices.talkLeader'), kind: 'line' as const, initial: notice.talkLeader },
            { name: 'talkOn', label: t('notices.talkOn'), kind: 'day' as const, initial: notice.talkOn ?? undefined },
          ]
        : []),
    ],
  };
  const submit = (answers: Readonly<Record<string, unknown>>): void => {
    const path = `notices/${notice.id}`;
    const { version } = notice;
    if (open === 'answer')
      doing.mutate({ path: `${path}/answer`, body: { unit: mine!.unitId, ...answers } }, { onSuccess: close });
    else if (open === 'amend')
      doing.mutate({ path, method: 'PUT', version, body: { ...answers, tasks: notice.taskIds } }, { onSuccess: close });
    else doing.mutate({ path: `${path}/${open}`, version, body: answers }, { onSuccess: close });
  };
  return (
    <div className="steps no-print">
      {mayAmend ? <Button onClick={() => setOpen('amend')}>{t('notices.step.amend')}</Button> : null}
      {steps.map(({ word }) => (
        <Button
          key={word}
          danger={word === 'dropping'}
          type={word === 'signature' || word === 'issue' ? 'primary' : 'default'}
          onClick={() => setOpen(word)}
        >
          {t(`notices.step.${word}`)}
        </Button>
      ))}
      {mine && !mine.readAt ? (
        <Button
          loading={doing.isPending}
          onClick={() => doing.mutate({ path: `notices/${notice.id}/receipt`, body: { unit: mine.unitId } })}
        >
          {t('notices.step.receipt')}
        </Button>
      ) : null}
      {mine && !mine.answeredAt ? (
        <Button type="primary" onClick={() => setOpen('answer')}>
          {t('urges.answer')}
        </Button>
      ) : null}
      {open ? (
        <Ask
          title={t(`notices.step.${open}`)}
          lead={fields[open].length === 0 ? t(`notices.confirm.${open}`) : null}
          fields={fields[open]}
          pending={doing.isPending}
          fault={doing.error}
          close={close}
          submit={submit}
        />
      ) : null}
    </div>
  );
}
