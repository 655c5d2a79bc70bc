import { useTranslation } from 'react-i18next';
import { useDoing } from '../../api/list.js';
import { today } from '../../api/time.js';
import { Ask } from '../../form/ask.js';

/** 领导批示 in half a minute: the words, who is to do it, by when. The first sentence is the task's title. */
export function Instruct({ leader, close }: { readonly leader: string; readonly close: () => void }) {
  const { t } = useTranslation();
  const entering = useDoing();
  return (
    <Ask
      title={t('instruct.write')}
      fields={[
        { name: 'text', label: t('instruct.text'), kind: 'words', rows: 4, extra: t('instruct.textHint') },
        { name: 'leads', label: t('task.lead'), kind: 'units', optional: true, extra: t('instruct.leadsHint') },
        { name: 'supports', label: t('task.support'), kind: 'units', optional: true },
        { name: 'due', label: t('task.due'), kind: 'day', optional: true },
        { name: 'onWhat', label: t('instruct.onWhat'), kind: 'line', optional: true, most: 500 },
        { name: 'on', label: t('instruct.on'), kind: 'day', initial: today() },
      ]}
      pending={entering.isPending}
      fault={entering.error}
      close={close}
      submit={({ text, leads = [], supports = [], due, onWhat, on }) => {
        const duties = [
          ...(leads as string[]).map((unit) => ({ unit, role: 'lead' })),
          ...(supports as string[]).map((unit) => ({ unit, role: 'support' })),
        ];
        const task = {
          ...(due ? { due: { day: due } } : {}),
          ...(duties.length > 0 ? { duties } : {}),
        };
        entering.mutate(
          { path: 'instructions', body: { leader, text, on, onWhat: onWhat ?? null, tasks: [task] } },
          { onSuccess: close },
        );
      }}
    />
  );
}
