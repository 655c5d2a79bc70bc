import { Button } from 'antd';
import { useState } from 'react';
import { useDoing } from '../api/list.js';
import type { Entry, Standing, Task } from '../api/tasks.js';
import { useUnitName } from '../api/units.js';
import { Ask } from '../form/ask.js';
import type { AskField, Answers } from '../form/ask.js';
import { useTranslation } from '../words/index.js';
import type { Translate } from '../words/index.js';
import { useDeedLine } from './entry-detail.js';
import { countingDeed } from './mended.js';
import type { MendedDeed } from './mended.js';

export interface CorrectEntryProps {
  readonly task: Task;
  readonly standing: Standing;
  readonly entry: Entry;
  readonly all: readonly Entry[];
}

/** 更正: mends a line of a task's history that was entered wrongly, or takes it back; what stood there stays to be read. */
export function CorrectEntry({ task, standing, entry, all }: CorrectEntryProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const deed = countingDeed(entry, all);
  if (deed === null) return null;
  return (
    <>
      <Button type="link" size="small" className="no-print" onClick={() => setAsking(true)}>
        {t('action.correct')}
      </Button>
      {isAsking ? <Form {...{ task, standing, entry, deed }} close={() => setAsking(false)} /> : null}
    </>
  );
}

function Form({
  task,
  standing,
  entry,
  deed,
  close,
}: Omit<CorrectEntryProps, 'all'> & { readonly deed: MendedDeed; readonly close: () => void }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const say = useDeedLine();
  const doing = useDoing(task.id);
  const mends = ({ how }: Answers) => how === 'mend';
  const fields = fieldsOf(deed, standing, t, unitName).map((field) => ({ ...field, when: mends }));
  return (
    <Ask
      title={`${t('action.correct')}${t('colon')}${t(`action.${deed.action}`)}`}
      lead={
        <>
          <div className="quoted">{say(deed)}</div>
          <span className="quiet">{t('correction.what')}</span>
        </>
      }
      fields={[
        {
          name: 'how',
          label: t('correction.how'),
          kind: 'choice',
          initial: 'mend',
          choices: ['mend', 'void'].map((value) => ({ value, label: t(`correction.${value}`) })),
        },
        ...fields,
        { name: 'why', label: t('correction.why'), kind: 'words', rows: 3, most: 2000 },
      ]}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      submit={({ how, why, ...answers }) =>
        doing.mutate(
          {
            path: `tasks/${task.id}/corrections`,
            version: task.version,
            body: { entry: entry.id, instead: how === 'mend' ? insteadOf(deed, answers) : null, reason: why },
          },
          { onSuccess: close },
        )
      }
    />
  );
}

/** What of a deed may be mended, with what stands there. Whose part it is, and its files, stay. */
function fieldsOf(
  deed: MendedDeed,
  { task }: Standing,
  t: Translate,
  unitName: (id: string) => string,
): readonly AskField[] {
  const choice = (name: string, of: string, values: readonly string[], initial: string): AskField => ({
    name,
    label: t(`field.${name}`),
    kind: 'choice',
    initial,
    choices: values.map((value) => ({ value, label: t(`${of}.${value}`) })),
  });
  const words = (name: string, initial: string): AskField => ({
    name,
    label: t(`field.${name}`),
    kind: 'words',
    rows: 3,
    initial,
  });
  const day = (name: string, initial: string | null | undefined, optional = false): AskField => ({
    name,
    label: t(`field.${name}`),
    kind: 'day',
    optional,
    ...(initial ? { initial } : {}),
  });
  switch (deed.action) {
    case 'reach-milestone':
      return [
        {
          name: 'name',
          label: t('field.name'),
          kind: 'select',
          initial: deed.name,
          choices: task.milestones.map(({ name, due }) => ({ value: name, label: `${name}　${due}` })),
        },
        day('on', deed.on),
      ];
    case 'verify':
      return [
        choice('means', 'means', ['documents', 'site', 'phone', 'sample'], deed.means),
        choice('finding', 'finding', ['true', 'mostly-true', 'false'], deed.finding),
        words('text', deed.text),
      ];
    case 'urge':
      return [
        {
          name: 'units',
          label: t('field.units'),
          kind: 'several',
          initial: deed.units,
          choices: task.assignments.map(({ unit }) => ({ value: unit, label: unitName(unit) })),
        },
        words('text', deed.text),
        day('answerBy', deed.answerBy, true),
      ];
    case 'set-lamp':
      return [
        choice('colour', 'lamp', ['green', 'yellow', 'red', 'grey'], deed.colour),
        day('from', deed.from),
        day('until', deed.until),
        { name: 'approver', label: t('field.approver'), kind: 'line', most: 100, initial: deed.approver },
        words('reason', deed.reason),
      ];
  }
}

/** The deed as it should have stood there. An urge without a day to answer by has none. */
const insteadOf = (deed: MendedDeed, answers: Answers): object => {
  const { plan: _, batch: __, ...kept } = deed as MendedDeed & { plan?: unknown; batch?: unknown };
  return deed.action === 'urge' ? { ...kept, answerBy: null, ...answers } : { ...kept, ...answers };
};
