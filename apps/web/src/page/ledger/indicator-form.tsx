import { useTranslation } from '../../words/index.js';
import { useDoing } from '../../api/list.js';
import { Ask } from '../../form/ask.js';
import { PERIOD_KINDS } from '../../form/last-periods.js';
import type { IndicatorWhole } from './indicators.js';

/** What an indicator is: entered anew, or changed. */
export function IndicatorForm({
  taskId,
  indicator,
  close,
}: {
  readonly taskId: string;
  /** Null: a new one. */
  readonly indicator: IndicatorWhole['indicator'] | null;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const doing = useDoing(taskId);
  const choices = (values: readonly string[], word: (value: string) => string = (value) => t(`indicators.${value}`)) =>
    values.map((value) => ({ value, label: word(value) }));
  const yes = (is: boolean | undefined) => (is ? 'yes' : 'no');
  return (
    <Ask
      title={t(indicator ? 'indicators.edit' : 'indicators.add')}
      fields={[
        { name: 'name', label: t('indicators.name'), kind: 'line', initial: indicator?.name },
        { name: 'unit', label: t('indicators.unit'), kind: 'line', most: 20, initial: indicator?.unit },
        {
          name: 'main',
          label: t('indicators.main'),
          kind: 'choice',
          initial: yes(indicator?.main),
          choices: choices(['yes', 'no'], (value) => t(`setting.${value}`)),
          extra: t('indicators.mainHint'),
        },
        {
          name: 'kind',
          label: t('indicators.kind'),
          kind: 'select',
          initial: indicator?.kind ?? 'month',
          choices: choices(PERIOD_KINDS, (value) => t(`setting.period.${value}`)),
        },
        {
          name: 'cumulative',
          label: t('indicators.cumulative'),
          kind: 'choice',
          initial: yes(indicator?.cumulative ?? true),
          choices: choices(['yes', 'no'], (value) => t(`askReports.${value === 'yes' ? 'sinceNewYear' : 'own'}`)),
        },
        {
          name: 'direction',
          label: t('indicators.direction'),
          kind: 'choice',
          initial: indicator?.direction ?? 'up',
          choices: choices(['up', 'down']),
        },
        {
          name: 'adding',
          label: t('indicators.adding'),
          kind: 'choice',
          initial: indicator?.adding ?? 'whole',
          choices: choices(['whole', 'sum']),
        },
        {
          name: 'baseline',
          label: t('indicators.baseline'),
          kind: 'line',
          optional: true,
          most: 40,
          initial: indicator?.baseline ?? undefined,
          extra: t('indicators.baselineHint'),
        },
        {
          name: 'baselineDay',
          label: t('indicators.baselineDay'),
          kind: 'day',
          optional: true,
          initial: indicator?.baselineDay ?? undefined,
          when: ({ baseline }) => Boolean(baseline),
        },
      ]}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      submit={({ main, cumulative, ...rest }) =>
        doing.mutate(
          {
            ...(indicator
              ? { path: `indicators/${indicator.id}`, method: 'PUT' as const, version: indicator.version }
              : { path: `tasks/${taskId}/indicators` }),
            body: {
              ...rest,
              main: main === 'yes',
              cumulative: cumulative === 'yes',
              ...(indicator ? { weight: indicator.weight } : {}),
            },
          },
          { onSuccess: close },
        )
      }
    />
  );
}
