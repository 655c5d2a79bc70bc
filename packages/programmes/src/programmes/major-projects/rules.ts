import { compare, interval } from '@luoshi/reading';
import { about, lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { moodAllows } from '../../definition/mood.js';
import type { Mood } from '../../definition/mood.js';
import { exactValue, intervalOf, printInterval } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { RecordOf } from '../../definition/register.js';
import type { Rule } from '../../definition/rule.js';
import { named } from '../../definition/source.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { forecast, prospectOf } from '../../pace/forecast.js';
import { aimOf, investmentCourse, lackOf, librarySize, reached } from './progress.js';
import { goals, investments, libraries, projects, wants } from './project.js';

const basis = named('区级扩大有效投资政策措施（征求意见稿），2023年1月');

/** A step's date that a paper gave, past without the step: as red as its mood allows. */
function stepsKept(view: View): Effect[] {
  const steps = [
    { chinese: '签约', by: 'signBy', mood: 'signMood', done: 'signedOn' },
    { chinese: '开工', by: 'startBy', mood: 'startMood', done: 'startedOn' },
    { chinese: '投产', by: 'operateBy', mood: 'operateMood', done: 'operatingOn' },
  ] as const;
  return view.rows(projects).flatMap((project): Effect[] => {
    if (project.stoppedOn !== null && project.stoppedOn <= view.day) return [];
    return steps.flatMap(({ chinese, by, mood, done }): Effect[] => {
      const [due, finished] = [project[by], project[done]];
      if (due === null) return [];
      const late = (finished ?? view.day) > due;
      if (finished !== null && finished <= view.day) {
        if (!late) return [];
        return [
          lamp(
            'step',
            about('projects', project.id),
            'green',
            words(`${chinese}已完成，晚于${due}`, 'Done late'),
            project.lead,
          ),
        ];
      }
      if (view.day <= due) return [];
      const colour = moodAllows((project[mood] ?? 'must') as Mood, 'red');
      if (colour === 'grey') return [];
      return [
        lamp(
          'step',
          about('projects', project.id),
          colour,
          words(`应于${due}前${chinese}，还没有${chinese}`, 'A step is past its date'),
          project.lead,
        ),
      ];
    });
  });
}

/** Goals of the year: reached, missed, out of reach, or behind. */
function goalsLit(view: View): Effect[] {
  return view.rows(goals).flatMap((goal): Effect[] => {
    const where = about('goals', goal.id);
    const mood = goal.mood ?? 'must';
    const lack = lackOf(view, goal);
    const light = (colour: 'green' | 'yellow' | 'red', chinese: string, english: string): Effect[] => [
      {
        ...lamp('goal', where, moodAllows(mood, colour), words(chinese, english)),
        questions: reached(view, goal as never).questions,
      },
    ];
    if (exactValue(lack) === '0') return light('green', '已达到目标', 'Reached');
    if (goal.by === null) return [];
    const surely = lack.lower !== null && compare(lack.lower, '0') > 0;
    if (goal.by < view.day) return surely ? light('red', '时限已过，没有达到目标', 'Missed') : [];
    if (goal.what !== 'investment') return [];
    const found = forecast(investmentCourse(view, goal), aimOf(goal), goal.by);
    if (!found) return [];
    const prospect = prospectOf(found, aimOf(goal));
    if (prospect === 'never') return light('red', '按出现过的最快进度也完不成全年投资', 'Not even at the best pace');
    if (prospect === 'even-at-worst') return light('green', '按最慢进度也能完成全年投资', 'Even at the worst pace');
    return found.atAverage !== null && found.atAverage <= goal.by
      ? light('green', `按平均进度${found.atAverage}完成`, `Reached on ${found.atAverage} at the average pace`)
      : light('yellow', '按平均进度完不成全年投资', 'Not in time at the average pace');
  });
}

/** Projects that endanger the year: behind their own plan, or blocked. */
function endangered(view: View): Effect[] {
  return view.rows(projects).flatMap((project): Effect[] => {
    if (project.stoppedOn !== null && project.stoppedOn <= view.day) return [];
    const year = view.day.slice(0, 4);
    const last = view
      .linked(investments, 'project', project.id)
      .filter(
        ({ month, done, planned }) =>
          month !== null && month <= view.day && month.slice(0, 4) === year && done !== null && planned !== null,
      )
      .reduce<RecordOf<typeof investments> | null>((a, row) => (a === null || row.month! > a.month! ? row : a), null);
    const lag = last === null ? null : interval.subtract(intervalOf(last.planned), intervalOf(last.done));
    const open = view
      .linked(wants, 'project', project.id)
      .filter(
        ({ raisedOn, solvedOn }) =>
          raisedOn !== null && raisedOn <= view.day && (solvedOn === null || solvedOn > view.day),
      );
    const reasons: string[] = [];
    if (lag?.lower != null && compare(lag.lower, '0') > 0)
      reasons.push(`截至${last!.month}比计划少完成${printInterval(lag, money)}`);
    for (const want of open) {
      const kind = wants.fields.kind.options.find(({ code }) => code === want.kind)?.words.chinese ?? '要素';
      reasons.push(`${kind}没有解决（${want.blocker ?? '责任单位未明确'}）`);
    }
    if (reasons.length === 0) return [];
    return [
      lamp(
        'endangered',
        about('projects', project.id),
        'yellow',
        words(reasons.join('；'), 'Behind its plan or blocked'),
        project.lead,
      ),
    ];
  });
}

/** Libraries smaller than aimed at. */
function librariesFull(view: View): Effect[] {
  return view.rows(libraries).flatMap((library): Effect[] => {
    const held = librarySize(view, library as never).value;
    const size = intervalOf(library.size);
    if (library.size === null || !interval.below(held, size)) return [];
    return [
      proposed(
        'notice',
        'library',
        about('libraries', library.id),
        words(
          `${library.name}在库${printInterval(held, money)}，目标${printInterval(size, money)}`,
          'The library is smaller than aimed at',
        ),
        library.lead,
      ),
    ];
  });
}

/** What blocks a project becomes a task of the unit that can solve it, in the ledger's 要素保障. */
function wantsRaised(view: View): Effect[] {
  return view
    .rows(wants)
    .filter(
      ({ raisedOn, solvedOn, problem }) =>
        raisedOn !== null && raisedOn <= view.day && solvedOn === null && problem === null,
    )
    .map((want) =>
      proposed(
        'task',
        'want',
        about('wants', want.id),
        words(
          `${view.find(projects, want.project)?.name ?? ''}：${want.detail ?? wants.fields.kind.options.find(({ code }) => code === want.kind)?.words.chinese ?? ''}，尚未转入台账要素保障`,
          'Not yet raised in the ledger',
        ),
        want.blocker,
      ),
    );
}

/** A live project without a leader who looks after it. */
function lookedAfter(view: View): Effect[] {
  return view
    .rows(projects)
    .filter(
      ({ leader, stoppedOn, signedOn, operatingOn }) =>
        leader === null && stoppedOn === null && signedOn !== null && operatingOn === null,
    )
    .map((project) =>
      proposed(
        'notice',
        'leader',
        about('projects', project.id),
        words(`${project.name ?? project.number}还没有包联领导`, 'No leader looks after it'),
        project.lead,
      ),
    );
}

const needs = (registers: readonly string[]) => ({ registers, parameters: [] });

export const rules: readonly Rule[] = [
  {
    code: 'step',
    name: words('三个一批节点', 'Steps'),
    meaning: words(
      '签约、开工、投产过了时限：确保的亮红灯，力争的只亮黄灯',
      'Past its date: red for must, yellow for strive',
    ),
    basis,
    needs: needs(['projects']),
    judge: stepsKept,
  },
  {
    code: 'goal',
    name: words('年度目标', 'Yearly goal'),
    meaning: words('力争和确保分开亮灯', 'Strive and must are lit differently'),
    basis,
    needs: needs(['goals', 'projects', 'investments']),
    judge: goalsLit,
  },
  {
    code: 'endangered',
    name: words('影响全年的项目', 'Endangered'),
    meaning: words('落后于自己的计划，或要素没有解决', 'Behind its own plan, or blocked'),
    basis: null,
    needs: needs(['projects', 'investments', 'wants']),
    judge: endangered,
  },
  {
    code: 'library',
    name: words('项目库规模', 'Library size'),
    meaning: words('在库拟争取资金少于目标的提示', 'Smaller than aimed at'),
    basis,
    needs: needs(['libraries', 'entries', 'projects']),
    judge: librariesFull,
  },
  {
    code: 'want',
    name: words('要素保障', 'What blocks'),
    meaning: words('提出的要素需求转入台账，由责任单位办理', 'Goes to the ledger'),
    basis,
    needs: needs(['wants', 'projects']),
    judge: wantsRaised,
  },
  {
    code: 'leader',
    name: words('领导包联', 'Leaders'),
    meaning: words('签约后没有包联领导的提示', 'Signed, and no leader looks after it'),
    basis,
    needs: needs(['projects']),
    judge: lookedAfter,
  },
];
