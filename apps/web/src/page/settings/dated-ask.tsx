import { useTranslation } from '../../words/index.js';
import { Ask } from '../../form/ask.js';
import type { Answers, AskField, AskProps } from '../../form/ask.js';

/** A number of the office that holds from a day on: what it is, from when, and the paper that says so. */
export interface DatedAnswer {
  readonly from: string;
  /** The citation; null where nobody could name one, which the list shows. */
  readonly source: string | null;
  readonly rest: Answers;
}

/** A setting asked in a dialog, with the day from which it holds and its source (at most `sourceMost` characters). */
export function DatedAsk({
  fields,
  from,
  sourceMost,
  submit,
  ...asked
}: Omit<AskProps, 'submit'> & {
  readonly fields: readonly AskField[];
  readonly from: string;
  readonly sourceMost: number;
  readonly submit: (answer: DatedAnswer) => void;
}) {
  const { t } = useTranslation();
  return (
    <Ask
      {...asked}
      fields={[
        ...fields,
        { name: 'from', label: t('field.from'), kind: 'day', initial: from },
        {
          name: 'source',
          label: t('task.source'),
          kind: 'line',
          optional: true,
          most: sourceMost,
          extra: t('setting.rules.sourceHint'),
        },
      ]}
      submit={({ from: day, source, ...rest }) =>
        submit({ from: day as string, source: (source as string | undefined) ?? null, rest })
      }
    />
  );
}
