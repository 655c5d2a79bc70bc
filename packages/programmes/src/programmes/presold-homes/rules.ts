import { compare, interval } from '@luoshi/reading';
import { about, asked, lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { moodLamp } from '../../definition/mood.js';
import { exactValue, intervalOf, printInterval } from '../../definition/figure.js';
import { money, share } from '../../definition/measure.js';
import type { Rule } from '../../definition/rule.js';
import { cited } from '../../definition/source.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { prospectOf } from '../../pace/forecast.js';
import { balanceOf, costToComplete, nameOf, recoveryStanding } from './cash.js';
import { allInCustody } from './custody.js';
import { homesListed } from './delivery.js';
import { endangered, goalName } from './endangered.js';
import { goalForecast, stillToDeliver } from './goal.js';
import { figuresOf, neededElsewhere } from './statement.js';
import { loans, movements, recoveries } from './fund.js';
import { reportsAgainstHomes } from './home.js';
import { classOf } from './repayment.js';
import { buildings, goals, milestones, projects, statements } from './project.js';

const report = (...words: readonly string[]) => cited('2023年9月1日“保交楼”工作综述报道', '保交楼', ...words);
const local = cited(
  '区级扩大有效投资政策措施（征求意见稿），2023年1月',
  '扩大有效投资政策措施',
  '一楼一策一专班一银行',
);

/** A statement whose three figures cannot all be true. */
function statementsAgree(view: View): Effect[] {
  return view
    .rows(statements)
    .filter((statement) => statement.rate !== null && figuresOf(statement) === null)
    .map((statement) =>
      asked('statement', about('statements', statement.id), {
        code: 'statement-contradicts',
        missing: words(
          `通报“${statement.number}”的套数与交付率${printInterval(intervalOf(statement.rate), share)}不符，以哪个为准`,
          `The homes and the rate of ${statement.number} contradict each other`,
        ),
        ask: words('通报的发布单位', 'Whoever published it'),
        at: { kind: 'record', register: 'statements', record: statement.id, field: 'rate' },
      }),
    );
}

/** Goals: met, missed, out of reach, or behind; and what lies outside the statement's scope. */
function goalsLit(view: View): Effect[] {
  return view.rows(goals).flatMap((goal): Effect[] => {
    const where = about('goals', goal.id);
    const effects = neededElsewhere(view, goal as never)
      .questions.filter(({ code }) => code === 'elsewhere')
      .map((question) => asked('goal', where, question));
    if (goal.by === null || goal.rate === null || view.rows(projects).length === 0) return effects;
    const gap = stillToDeliver(view, goal as never);
    const light = (colour: 'green' | 'yellow' | 'red', chinese: string, english: string): Effect[] => [
      ...effects,
      moodLamp(
        'goal',
        where,
        { mood: goal.mood, field: 'mood', name: goalName(goal) },
        colour,
        words(chinese, english),
      ),
    ];
    if (exactValue(gap.value) === '0') return light('green', '已达到目标', 'The goal is met');
    const surely = gap.value.lower !== null && compare(gap.value.lower, '0') > 0;
    if (goal.by < view.day) return surely ? light('red', '时限已过，没有达到目标', 'Missed') : effects;
    const found = goalForecast(view, goal);
    if (!found) return effects;
    const target = interval.multiply(homesListed(view, goal.scope).value, intervalOf(goal.rate));
    const prospect = prospectOf(found, target);
    if (prospect === 'never') return light('red', '按出现过的最快进度也不能按期达到', 'Not even at the best pace');
    if (prospect === 'even-at-worst') return light('green', '按最慢进度也能按期达到', 'Even at the worst pace');
    return found.atAverage !== null && found.atAverage <= goal.by
      ? light('green', `按平均进度${found.atAverage}达到`, `Reached on ${found.atAverage} at the average pace`)
      : light('yellow', '按平均进度不能按期达到', 'Not in time at the average pace');
  });
}

/** 一楼一策一专班一银行. */
function oneEach(view: View): Effect[] {
  return view.rows(projects).flatMap((project) => {
    const lacking = [
      [project.plan, '一楼一策', 'a plan'],
      [project.taskForce, '专班', 'a task force'],
      [project.bank, '主办银行', 'a bank'],
    ].filter(([value]) => value === null);
    if (lacking.length === 0) return [];
    return [
      proposed(
        'task',
        'one-each',
        about('projects', project.id),
        words(
          `${nameOf(project)}还没有${lacking.map(([, chinese]) => chinese).join('、')}`,
          `${nameOf(project)} lacks ${lacking.map(([, , english]) => english).join(', ')}`,
        ),
        project.taskForce,
      ),
    ];
  });
}

/** Recoveries that fall short by their deadline, or are behind their plan. */
function recoveriesShort(view: View): Effect[] {
  return view.rows(recoveries).flatMap((recovery): Effect[] => {
    const standing = recoveryStanding(view, recovery);
    if (!standing) return [];
    const where = about('recoveries', recovery.id);
    const effects: Effect[] = [];
    if (standing.short.lower !== null && compare(standing.short.lower, '0') > 0)
      effects.push(
        lamp(
          'recovery',
          where,
          recovery.by! < view.day ? 'red' : 'yellow',
          words(
            `按计划到${recovery.by}共到账${printInterval(standing.expected, money)}，比应追回的${printInterval(intervalOf(recovery.amount), money)}少${printInterval(standing.short, money)}`,
            'The plan falls short of what is to be recovered',
          ),
        ),
      );
    if (standing.behind.lower !== null && compare(standing.behind.lower, '0') > 0)
      effects.push(
        proposed(
          'notice',
          'recovery',
          where,
          words(`到期分期还有${printInterval(standing.behind, money)}没有到账`, 'Instalments are behind'),
          null,
        ),
      );
    return effects;
  });
}

/** Repayments that should not have been: before completion was covered, or of old debt out of special loans. */
function repaymentsRight(view: View): Effect[] {
  return view.rows(movements).flatMap((row): Effect[] => {
    if (row.kind !== 'repay' || row.day === null || row.day > view.day) return [];
    const loan = view.find(loans, row.loan);
    if (!loan?.project) return [];
    const where = about('loans', loan.id);
    if (row.from === 'special' && classOf(view, loan) === 'old')
      return [
        lamp(
          'repayment',
          where,
          'red',
          words(`${row.day}用专项借款偿还了原有债务`, `A special loan paid old debt on ${row.day}`),
        ),
      ];
    const cost = costToComplete(view, loan.project, row.day);
    const balance = balanceOf(view, loan.project, row.day);
    if (interval.below(balance, cost))
      return [
        lamp(
          'repayment',
          where,
          'red',
          words(
            `${row.day}还款时专户余额${printInterval(balance, money)}，低于续建成本${printInterval(cost, money)}`,
            'Repaid before the cost to complete was covered',
          ),
        ),
      ];
    return [];
  });
}

/** Milestones past their day, and done without evidence. */
function milestonesKept(view: View): Effect[] {
  return view.rows(milestones).flatMap((row): Effect[] => {
    const building = view.find(buildings, row.building);
    const project = building && view.find(projects, building.project);
    const where = about('milestones', row.id);
    const step = milestones.fields.step.options.find(({ code }) => code === row.step)?.words.chinese ?? '';
    const label = `${project ? nameOf(project) : ''}${building?.building ?? ''}${step}`;
    const done = row.doneOn !== null && row.doneOn <= view.day;
    if (!done && row.dueOn !== null && row.dueOn < view.day)
      return [
        lamp(
          'milestone',
          where,
          'yellow',
          words(`${label}计划${row.dueOn}完成，还没有完成`, 'A step is late'),
          project?.taskForce,
        ),
      ];
    if (done && (row.evidence === null || row.evidence.length === 0))
      return [
        proposed(
          'task',
          'milestone',
          where,
          words(`${label}已报完成，缺凭证`, 'Done without evidence'),
          project?.taskForce ?? null,
        ),
      ];
    return [];
  });
}

const needs = (registers: readonly string[], parameters: readonly string[] = []) => ({ registers, parameters });

export const rules: readonly Rule[] = [
  {
    code: 'statement',
    name: words('通报数字相符', 'Statements agree'),
    meaning: words('套数、已交付、交付率三个数互相矛盾时提问', 'Asks where the three figures contradict each other'),
    basis: null,
    needs: needs(['statements']),
    judge: statementsAgree,
  },
  {
    code: 'goal',
    name: words('交付目标', 'Goal'),
    meaning: words('能否按期达到；口径之外还有多少', 'Whether it is reached; what lies outside its scope'),
    basis: report('年底前', '交付率90%以上'),
    needs: needs(['goals', 'statements', 'projects', 'months', 'buildings']),
    judge: goalsLit,
  },
  {
    code: 'endangered',
    name: words('影响目标的项目', 'Endangered'),
    meaning: words(
      '逾期、最快也交不完、缺资金的项目；只看本口径的目标，点明哪个目标，灯随目标的语气',
      'Late, too slow, or without money; held against goals of its scope, named, lit as their mood allows',
    ),
    basis: null,
    needs: needs(['goals', 'projects', 'months', 'buildings', 'account', 'cash-plans']),
    judge: endangered,
  },
  {
    code: 'one-each',
    name: words('一楼一策一专班一银行', 'One plan, force and bank'),
    meaning: words('缺哪一样就提示', 'Says which is lacking'),
    basis: local,
    needs: needs(['projects']),
    judge: oneEach,
  },
  {
    code: 'recovery',
    name: words('追回资金', 'Recoveries'),
    meaning: words('按计划到时限差多少；到期没到账的提示', 'What the plan lacks by the deadline'),
    basis: report('追回', '预售资金', '每月'),
    needs: needs(['recoveries', 'instalments']),
    judge: recoveriesShort,
  },
  {
    code: 'repayment',
    name: words('还款合规', 'Repayments right'),
    meaning: words(
      '续建成本有保障前不得还款；专项借款不得偿还原有债务',
      'None before completion is covered; no old debt from special loans',
    ),
    basis: report('优先劣后', '后进先出'),
    needs: needs(['loans', 'movements', 'account', 'costs'], ['old-before']),
    judge: repaymentsRight,
  },
  {
    code: 'custody',
    name: words('钱进专户', 'Into the account'),
    meaning: words(
      '追回资金、资产处置和销售回款都要进专户；差额请专班核对',
      'Money recovered, proceeds of assets and sales enter the account; a gap goes to the task force',
    ),
    basis: report('划转至防控专户'),
    needs: needs(['projects', 'recoveries', 'instalments', 'assets', 'months', 'account']),
    judge: allInCustody,
  },
  {
    code: 'homes',
    name: words('月报与房屋名册相符', 'Reports agree with homes'),
    meaning: words(
      '房屋名册齐全而交房套数少于月报时提问',
      'Asks where all homes are listed and fewer were handed over than reported',
    ),
    basis: null,
    needs: needs(['projects', 'months', 'buildings', 'homes']),
    judge: reportsAgainstHomes,
  },
  {
    code: 'milestone',
    name: words('工程节点', 'Milestones'),
    meaning: words('逾期亮黄灯，完成无凭证的提示', 'Yellow when late; asks for evidence'),
    basis: null,
    needs: needs(['milestones', 'buildings', 'projects']),
    judge: milestonesKept,
  },
];
