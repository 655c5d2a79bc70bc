import { addDays } from '@luoshi/reading';
import { lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import type { Rule } from '../../definition/rule.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { checks, items, strata } from './permit.js';
import { drawnThisYear, drawnTwice, leastOf, planned } from './sample.js';

const needs = (registers: readonly string[], parameters: readonly string[] = []) => ({ registers, parameters });

/** 自动校验: what a machine sees in the form itself. */
function formFaults(view: View): Effect[] {
  return view.rows(items).flatMap((item): Effect[] => {
    if (item.withdrawnOn !== null && item.withdrawnOn <= view.day) return [];
    const faults: Words[] = [];
    if (item.unit === null) faults.push(words('没有排污单位名称', 'no company'));
    if (item.madeOn === null && item.stratum !== 'report')
      faults.push(words('没有核发或提交日期', 'no day of issue or filing'));
    if (item.madeOn !== null && item.validUntil !== null && item.validUntil <= item.madeOn)
      faults.push(words('有效期早于核发日期', 'valid until before it was issued'));
    if (item.stratum !== 'report' && item.stratum !== 'registration' && item.outlets === '0')
      faults.push(words('没有排放口', 'no outlets'));
    if (faults.length === 0) return [];
    return [
      proposed(
        'task',
        'form',
        { register: 'items', record: item.id },
        words(
          `${item.number}：${faults.map(({ chinese }) => chinese).join('、')}`,
          `${item.number}: ${faults.map(({ english }) => english).join(', ')}`,
        ),
        item.bureau,
      ),
    ];
  });
}

/** 提交及时性全覆盖: every report that is late, not a sample of them. */
function reportsInTime(view: View): Effect[] {
  return view
    .rows(items)
    .filter(
      ({ stratum, dueOn, madeOn }) =>
        stratum === 'report' && dueOn !== null && dueOn < view.day && (madeOn === null || madeOn > dueOn),
    )
    .map((item) =>
      lamp(
        'in-time',
        { register: 'items', record: item.id },
        item.madeOn === null || item.madeOn > view.day ? 'red' : 'yellow',
        words(
          `${item.unit ?? item.number}的执行报告应于${item.dueOn}提交${item.madeOn === null ? '，还没有提交' : `，${item.madeOn}才提交`}`,
          `The report of ${item.unit ?? item.number} was due on ${item.dueOn}, ${item.madeOn === null ? 'and is not filed' : `filed on ${item.madeOn}`}`,
        ),
        item.bureau,
      ),
    );
}

/** The year's samples against their least, and nobody twice before all. */
function samplesKept(view: View): Effect[] {
  const ending = addDays(view.day, 31).slice(0, 4) !== view.day.slice(0, 4);
  return strata.flatMap(({ code, words: { chinese, english } }): Effect[] => {
    const effects: Effect[] = drawnTwice(view, code).map((id) =>
      lamp(
        'sample',
        { register: 'items', record: id },
        'red',
        words(`${chinese}还没有轮完就再次抽中`, `${english}: drawn again before all were`),
      ),
    );
    const least = leastOf(code)(view).value.upper;
    const drawn = drawnThisYear(view, code).length;
    if (least !== null && drawn < Number(least) && Number(least) > 0)
      effects.push(
        lamp(
          'sample',
          null,
          ending ? 'yellow' : 'grey',
          words(
            `${chinese}今年至少抽${least}件，已抽${drawn}件`,
            `${english}: at least ${least} this year, ${drawn} drawn`,
          ),
        ),
      );
    return effects;
  });
}

/** Faults that were found and not mended; points only with a value for them. */
function checksFollowed(view: View): Effect[] {
  const { settings } = view.parameter('breach-points');
  return view.rows(checks).flatMap((check): Effect[] => {
    if (check.day === null || check.day > view.day) return [];
    const where = { register: 'checks', record: check.id };
    const item = view.find(items, check.item);
    const who = item?.bureau ?? check.checker;
    const effects: Effect[] = [];
    if (check.sound === false && (check.mendedOn === null || check.mendedOn > view.day))
      effects.push(
        proposed(
          'task',
          'check',
          where,
          words(
            `${item?.number ?? ''}问题没有整改：${check.fault ?? '没有写明问题'}`,
            `${item?.number ?? ''}, a fault is not mended: ${check.fault ?? 'it is not named'}`,
          ),
          who,
        ),
      );
    if (check.breach === true)
      effects.push(
        settings.length === 1
          ? proposed(
              'notice',
              'check',
              where,
              words(`失信计分${settings[0]!.value}分`, `${settings[0]!.value} points`),
              who,
            )
          : {
              ...proposed(
                'notice',
                'check',
                where,
                words('有违法行为，分值待核，不计分', 'A breach; no points while the value is empty'),
                who,
              ),
              questions: [view.askParameter('breach-points')],
            },
      );
    return effects;
  });
}

export const rules: readonly Rule[] = [
  {
    code: 'form',
    name: words('自动校验', 'Form checks'),
    meaning: words('填报内容的自动校验', 'What a machine sees in the form'),
    basis: planned('自动校验'),
    needs: needs(['items']),
    judge: formFaults,
  },
  {
    code: 'in-time',
    name: words('执行报告及时性', 'Reports in time'),
    meaning: words('全覆盖，不抽样', 'All of them, no sample'),
    basis: planned('及时性', '全覆盖'),
    needs: needs(['items']),
    judge: reportsInTime,
  },
  {
    code: 'sample',
    name: words('抽查比例', 'Samples'),
    meaning: words(
      '年底前一个月还不够的亮黄灯；没轮完又抽中的亮红灯',
      'Yellow in the year’s last month; red for drawing twice',
    ),
    basis: planned('排污许可证', '滚动'),
    needs: needs(
      ['items', 'draws'],
      strata.map(({ code }) => `rate-${code}`),
    ),
    judge: samplesKept,
  },
  {
    code: 'check',
    name: words('检查整改', 'Checks followed'),
    meaning: words('问题没整改的提示；违法的计分', 'Faults not mended; points for breaches'),
    basis: planned('失信计分'),
    needs: needs(['items', 'checks'], ['breach-points']),
    judge: checksFollowed,
  },
];
