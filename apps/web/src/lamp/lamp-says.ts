import type { lamps } from '@luoshi/server/contract';
import type { Translate } from '../words/index.js';
import { useTranslation } from '../words/index.js';
import type { z } from 'zod';
import { useUnitName } from '../api/units.js';

/** What stands behind a lamp, in Chinese and by codes. */
export type LampReason = z.input<typeof lamps.lampReason>;

export interface Said {
  readonly why: string;
  readonly toGreen: string | null;
}

/** What each rule cannot be said without: a lamp that was lit before these codes were kept says its Chinese words. */
const NEEDS: Readonly<Record<string, string>> = {
  gap: 'expected',
  deadline: 'due',
  start: 'begins',
  silence: 'missed',
  returned: 'returned',
  forecast: 'reachable',
  money: 'month',
};

/** A lamp's why and what turns it green, said from its codes; its Chinese words where they are missing. */
export function sayLamp(t: Translate, unitName: (id: string) => string, reason: LampReason, finished: boolean): Said {
  const { rule, grey, inputs, blocking, silentSupports = [] } = reason;
  const outdated = reason.outdated ? [t('lampSays.outdated', { approved: reason.outdated.approved })] : [];
  if (grey) return { why: [t(`lampSays.grey.${grey}`), ...outdated].join('; '), toGreen: null };
  if (rule === null)
    return { why: [t(`lampSays.${finished ? 'finished' : 'nothing'}`), ...outdated].join('; '), toGreen: null };
  if (inputs[NEEDS[rule] ?? ''] === undefined) return reason;
  const said = t(`lampSays.${addressOf(rule, inputs)}`, inputs);
  const why = [
    blocking ? `${unitName(blocking)}: ${said}` : said,
    ...(reason.atWorst === 'green' && inputs['behind'] ? [t('lampSays.slightly')] : []),
    ...(inputs['softened'] ? [t('lampSays.softened')] : []),
    ...(inputs['unknown'] ? [t('lampSays.unknown', inputs)] : []),
    ...(silentSupports.length > 0 ? [t('lampSays.silent', { units: silentSupports.map(unitName).join(', ') })] : []),
    ...outdated,
    t('lampSays.rule', { rule: t(`setting.rules.name.${rule}`), source: reason.source ?? t('task.unconfirmed') }),
  ].join('; ');
  return { why, toGreen: reason.toGreen === null ? null : t(`lampSays.green.${greenOf(rule, inputs)}`, inputs) };
}

function addressOf(rule: string, inputs: LampReason['inputs']): string {
  switch (rule) {
    case 'gap':
      return inputs['behind'] ? 'gap.behind' : 'gap.met';
    case 'deadline':
      return inputs['left'] ? 'deadline.left' : 'deadline.past';
    case 'forecast':
      return `forecast.${inputs['reachable']}`;
    default:
      return rule;
  }
}

const greenOf = (rule: string, inputs: LampReason['inputs']): string =>
  rule !== 'gap' ? rule : inputs['above'] ? 'above' : inputs['below'] ? 'below' : 'milestones';

/** A lamp's words in the language of the screen: the server's own in Chinese, in English said from its codes. */
export function useLampSaying(): (reason: LampReason, finished?: boolean) => Said {
  const { t, language } = useTranslation();
  const unitName = useUnitName();
  return (reason, finished = false) => (language === 'en' ? sayLamp(t, unitName, reason, finished) : reason);
}
