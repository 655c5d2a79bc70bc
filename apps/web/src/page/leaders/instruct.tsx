import { useTranslation } from '../../words/index.js';
import { useDoing } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { today } from '../../api/time.js';
import { Ask } from '../../form/ask.js';
import type { AskField } from '../../form/ask.js';

/** 领导批示 in half a minute: the words, who is to do it, by when. The first sentence is the task's title. */
export function Instruct({ leader, close }: { readonly leader: string; readonly close: () => void }) {
  const { t } = useTranslation();
  const entering = useDoing();
  const who = useSession().data;
  const mayAssign = who !== null && who !== undefined && has(who, 'supervision');
  const duties: readonly AskField[] = [
    { name: 'leads', label: t('task.lead'), kind: 'units', optional: true, extra: t('instruct.leadsHint') },
    { name: 'supports', label: t('task.support'), kind: 'units', optional: true },
  ];
  return (
    <Ask
      title={t('instruct.write')}
      lead={t(mayAssign ? 'instruct.partSuffices' : 'instruct.clerkAssigns')}
      fields={[
        { name: 'text', label: t('instruct.text'), kind: 'words', rows: 4, extra: t('instruct.textHint') },
        {
          name: 'titles',
          label: t('instruct.titles'),
          kind: 'words',
          rows: 2,
          optional: true,
          extra: t('instruct.titlesHint'),
        },
        ...(mayAssign ? duties : []),
        { name: 'due', label: t('task.due'), kind: 'day', optional: true },
        { name: 'onWhat', label: t('instruct.onWhat'), kind: 'line', optional: true, most: 500 },
        { name: 'on', label: t('instruct.on'), kind: 'day', initial: today() },
      ]}
      pending={entering.isPending}
      fault={entering.error}
      close={close}
      submit={({ text, titles = '', leads = [], supports = [], due, onWhat, on }) => {
        const parts = [
          ...(leads as string[]).map((unit) => ({ unit, role: 'lead' })),
          ...(supports as string[]).map((unit) => ({ unit, role: 'support' })),
        ];
        const task = {
          ...(due ? { due: { day: due } } : {}),
          ...(parts.length > 0 ? { duties: parts } : {}),
        };
        const named = String(titles)
          .split('\n')
          .flatMap((line) => line.trim() || []);
        const tasks = named.length > 0 ? named.map((title) => ({ ...task, title })) : [task];
        entering.mutate(
          { path: 'instructions', body: { leader, text, on, onWhat: onWhat ?? null, tasks } },
          { onSuccess: close },
        );
      }}
    />
  );
}
