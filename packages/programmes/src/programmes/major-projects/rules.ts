import { interval } from '@luoshi/reading';
import { about, lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { moodLamp } from '../../definition/mood.js';
import { intervalOf, printInterval } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Rule } from '../../definition/rule.js';
import { cited } from '../../definition/source.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { endangered, goalsLit } from './lamps.js';
import { librarySize } from './progress.js';
import { libraries, projects, wants } from './project.js';
import { steps, stopped } from './three-batches.js';

const measures = (...words: readonly string[]) =>
  cited('区级扩大有效投资政策措施（征求意见稿），2023年1月', '扩大有效投资政策措施', ...words);

/** A step's date that a paper gave, past without the step: as red as its mood allows. */
function stepsKept(view: View): Effect[] {
  return view.rows(projects).flatMap((project): Effect[] => {
    if (stopped(view, project)) return [];
    return steps.flatMap(({ name: step, by, mood, done }): Effect[] => {
      const { chinese, english } = step;
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
            words(`${chinese}已完成，晚于${due}`, `${english} is done, later than ${due}`),
            project.lead,
          ),
        ];
      }
      if (view.day <= due) return [];
      if (project[mood] === 'encourage') return [];
      const name = project.name ?? project.number ?? project.id;
      return [
        moodLamp(
          'step',
          about('projects', project.id),
          { mood: project[mood], field: mood, name: words(`${name}${chinese}时限`, `${name}: ${english}`) },
          'red',
          words(`应于${due}前${chinese}，还没有${chinese}`, `${english} was due by ${due} and is not done`),
          project.lead,
        ),
      ];
    });
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
    basis: measures('三个一批', '活动'),
    needs: needs(['projects']),
    judge: stepsKept,
  },
  {
    code: 'goal',
    name: words('年度目标', 'Yearly goal'),
    meaning: words(
      '力争和确保分开亮灯；个数、储备和投资都在时限之前按已有进度判断',
      'Strive and must are lit differently; all goals are judged before their deadline by the pace shown',
    ),
    basis: measures('亿元以上', '力争', '完成投资'),
    needs: needs(['goals', 'projects', 'investments']),
    judge: goalsLit,
  },
  {
    code: 'endangered',
    name: words('影响全年的项目', 'Endangered'),
    meaning: words(
      '落后于自己的计划、没有按时签约开工投产，或要素没有解决；点明影响哪个目标、占多少',
      'Behind its own plan, a date missed, or blocked; names the goals and how much of each',
    ),
    basis: null,
    needs: needs(['goals', 'projects', 'investments', 'wants']),
    judge: endangered,
  },
  {
    code: 'library',
    name: words('项目库规模', 'Library size'),
    meaning: words('在库拟争取资金少于目标的提示', 'Smaller than aimed at'),
    basis: measures('项目库', '10亿级'),
    needs: needs(['libraries', 'entries', 'projects']),
    judge: librariesFull,
  },
  {
    code: 'want',
    name: words('要素保障', 'What blocks'),
    meaning: words('提出的要素需求转入台账，由责任单位办理', 'Goes to the ledger'),
    basis: measures('强化要素保障'),
    needs: needs(['wants', 'projects']),
    judge: wantsRaised,
  },
  {
    code: 'leader',
    name: words('领导包联', 'Leaders'),
    meaning: words('签约后没有包联领导的提示', 'Signed, and no leader looks after it'),
    basis: measures('县级干部分包'),
    needs: needs(['projects']),
    judge: lookedAfter,
  },
];
