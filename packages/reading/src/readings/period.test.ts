import { describe, expect, it } from 'vitest';
import { read } from '../read.js';

const reading = (text: string) => read(text, { name: '', sha256: '', mediaType: 'text/plain' }, {});
const dues = (text: string) => reading(text).commitments.map((c) => [c.quantity?.span.text, c.due?.to ?? null]);

const REPORT = `2026年临江市政府工作报告
——2026年1月20日在临江市第九届人民代表大会第六次会议上
各位代表：
一、2025年工作回顾
全年新增科技型企业120家，城镇新增就业3.2万人。
二、“十五五”时期主要目标任务
常住人口城镇化率达到70%，新建绿色工厂50家。
三、2026年重点工作安排
（一）扩大内需
实施省市重点项目80个，上半年完成投资60亿元。
`;

describe('the period that a heading or a title plans for', () => {
  it('is when the figures below it fall due that name no date of their own', () =>
    expect(dues(REPORT)).toEqual([
      ['70%', '2030-12-31'],
      ['50家', '2030-12-31'],
      ['80个', '2026-12-31'],
      ['60亿元', '2026-06-30'],
    ]));
  it('is what the figures of a part that looks back belong to', () =>
    expect(reading(REPORT).observations.map((o) => [o.quantity.span.text, o.time?.to])).toEqual([
      ['120家', '2025-12-31'],
      ['3.2万人', '2025-12-31'],
    ]));
  it('is the year of a plan’s title', () =>
    expect(dues('临江市2026年就业工作要点\n一、扩岗\n1.新增岗位300个。\n2.2026年3月底前培训护理员500人。\n')).toEqual([
      ['300个', '2026-12-31'],
      ['500人', '2026-03-31'],
    ]));
  it('is the year of a list of deeds for the people', () =>
    expect(dues('临江市2026年民生实事\n1.加装电梯120部。\n2.培训2万人次。\n')[0]).toEqual(['120部', '2026-12-31']));
  it('is none where the title is of no plan, or the heading names two periods', () => {
    expect(dues('临江市2026年就业工作通知\n一、扩岗\n1.新增岗位300个。\n2.培训500人。\n')).toEqual([
      ['300个', null],
      ['500人', null],
    ]);
    const two = REPORT.replace('三、2026年重点工作安排', '三、2026年和2027年重点工作安排');
    expect(dues(two).slice(2)).toEqual([
      ['80个', null],
      ['60亿元', '2026-06-30'],
    ]);
  });
});

const EARLY = `2026年临江市政府工作报告
——2026年1月20日在临江市第九届人民代表大会第六次会议上
各位代表：
一、“十四五”时期和2025年工作回顾
经营主体达12万户。
刚刚过去的2025年，我们迎难而上。新增就业3.2万人。
城镇新增公办学位5000个。
二、2026年重点工作
新建学校12所。
`;

describe('a year that is not over when the report is made', () => {
  const paper = reading(EARLY);
  it('is no time of what is told, unless a paragraph says which year', () =>
    expect(paper.observations.map((o) => [o.quantity.span.text, o.time?.to ?? null])).toEqual([
      ['12万户', null],
      ['3.2万人', '2025-12-31'],
      ['5000个', '2025-12-31'],
    ]));
  it('is when its plan falls due', () => expect(dues(EARLY)).toEqual([['12所', '2026-12-31']]));
});

const BULLETIN = `临江市2025年国民经济和社会发展统计公报
临江市统计局
2026年3月28日
一、综合
全年生产总值2318亿元，比上年增长5.7%。年末常住人口395万人。
`;

describe('the year that a title names', () => {
  const told = (text: string) => reading(text).observations.map((o) => [o.quantity.span.text, o.time?.to ?? null]);
  it('is the one a bulletin of the year after tells of', () => {
    expect(told(BULLETIN)).toEqual([
      ['2318亿元', '2025-12-31'],
      ['395万人', '2025-12-31'],
    ]);
    expect(reading(BULLETIN).times.find((t) => t.span.text === '上年')?.to).toBe('2024-12-31');
    expect(told(`${BULLETIN}二、建筑业\n资质以上企业212家。\n`).at(-1)).toEqual(['212家', '2025-12-31']);
  });
  it('is not, where the paper is of that year or the title names a part of it', () => {
    const own = BULLETIN.replace('2026年3月28日', '2025年12月28日');
    expect(reading(own).times.find((t) => t.span.text === '上年')?.to).toBe('2024-12-31');
    const part = BULLETIN.replace('2025年国民', '2025年四季度国民');
    expect(reading(part).times.find((t) => t.span.text === '上年')?.to).toBe('2025-12-31');
  });
  it('gives the year to the months of a plan without a day', () => {
    const plan = '临江市2026年就业工作计划\n一、扩岗\n1.6月底前新增岗位300个。\n2.今年培训护理员500人。\n';
    expect(dues(plan)).toEqual([
      ['300个', '2026-06-30'],
      ['500人', '2026-12-31'],
    ]);
  });
  it('is the number’s, where the title names none', () => {
    const numbered = '关于推进重点工作的通报\n临政督〔2025〕18号\n各县区人民政府：\n9月22日至28日，核查项目8个。\n';
    expect(reading(numbered).times.find((t) => t.span.text.startsWith('9月'))?.to).toBe('2025-09-28');
    const plain = numbered.replace('临政督〔2025〕18号\n', '');
    expect(reading(plain).times.find((t) => t.span.text.startsWith('9月'))?.to).toBeNull();
  });
  it('gives none where the title names two years, or the year of a revision', () => {
    const two = '临江市2026年和2027年就业工作计划\n一、扩岗\n1.6月底前新增岗位300个。\n2.培训500人。\n';
    expect(dues(two)[0]).toEqual(['300个', null]);
    const revised = '临江市就业补助办法（2026年修订）\n一、扩岗\n1.6月底前新增岗位300个。\n2.培训500人。\n';
    expect(dues(revised)[0]).toEqual(['300个', null]);
  });
});

const REVIEW = `政府工作报告
——2026年1月12日在临江市第九届人民代表大会第六次会议上
各位代表：
一、2025年和“十四五”时期工作回顾
2025年，全市稳中求进。预计生产总值突破2300亿元。
——产业升级。新增智能工厂86家。
“十四五”时期，累计减税136亿元。
二、2026年重点工作
预计全年开工项目60个。
`;

describe('a review of several years', () => {
  it('takes the year with which a paragraph opens, and reckons what it expects of a year that is over', () =>
    expect(reading(REVIEW).observations.map((o) => [o.quantity.span.text, o.time?.span.text])).toEqual([
      ['2300亿元', '2025年'],
      ['86家', '2025年'],
      ['136亿元', '“十四五”时期'],
    ]));
  it('leaves what is expected of the year to come', () => expect(dues(REVIEW)).toEqual([['60个', '2026-12-31']]));
});

const RANKS = `关于三季度重点工作的督查通报
临政督〔2025〕18号
各县区人民政府：
（一）征收签约率排名
前三位：东湖区（98.2%）、高新区（96.5%）。
`;

describe('a ranking under a heading', () => {
  it('is by what the heading says', () =>
    expect(reading(RANKS).observations.map((o) => [o.subject, o.place])).toEqual([
      ['征收签约率', '东湖区'],
      ['征收签约率', '高新区'],
    ]));
  it('is by nothing known where the heading names no ranking', () => {
    const other = reading(RANKS.replace('征收签约率排名', '基本情况'));
    expect(other.observations.some((o) => o.subject === '征收签约率')).toBe(false);
  });
});

describe('a report that praises', () => {
  const praise = (rule: string) =>
    reading(
      `关于激励2025年度先进单位的通报\n临江市人民政府办公室\n2026年1月16日\n2025年，全市新增规上企业88家。\n${rule}\n`,
    );
  it('rules what those of a kind are given', () => {
    const { provisions, observations } = praise('一、对新增企业15家以上的乡镇，一次性奖励20万元。');
    expect(provisions.map((p) => [p.quantity.span.text, p.condition])).toEqual([
      ['20万元', '对新增企业15家以上的乡镇'],
    ]);
    expect(observations.map((o) => o.quantity.span.text)).toEqual(['88家']);
  });
  it('tells what was given', () => expect(praise('已对考核优秀的乡镇，一次性奖励20万元。').provisions).toEqual([]));
});

const FLOWS = `临江市房地产融资通报
2025年10月16日
截至9月末，银行累计授信146亿元，发放贷款118亿元。
其中三季度新增授信21亿元、发放15亿元。
已使用专项债券资金12亿元收回闲置土地23宗。
6个项目达成银行意向性贷款9亿元。
今年以来，回收个人住房贷款16亿元。
2025年，专项债务限额89亿元。
`;

describe('fund flows', () => {
  it('tell what was granted, paid out, used and intended; a ceiling is none', () =>
    expect(reading(FLOWS).fundFlows.map((f) => [f.amount.span.text, f.instrument, f.state])).toEqual([
      ['146亿元', 'credit-line', 'granted'],
      ['118亿元', 'loan', 'drawn'],
      ['21亿元', 'credit-line', 'granted'],
      ['15亿元', 'loan', 'drawn'],
      ['12亿元', 'bond', 'drawn'],
      ['9亿元', 'loan', 'planned'],
      ['16亿元', 'loan', 'received'],
    ]));
});

const OUTLINE = `临江市关于制定发展规划的建议
（2025年12月26日临江市第九届委员会第十次全体会议通过）
一、“十四五”时期发展成就
累计建设保障性住房2.6万套。
二、主要任务
1.筹集保障性住房1.5万套。
2.改造老旧小区90个。
3.取得新成效。新增学位5万个。
`;

describe('a plan that first looks back', () => {
  const paper = reading(OUTLINE);
  it('tells under the heading of what was achieved, and plans under the others', () => {
    expect(paper.observations.map((o) => [o.quantity.span.text, o.time?.to])).toEqual([['2.6万套', '2025-12-31']]);
    expect(paper.commitments.map((c) => c.quantity?.span.text)).toEqual(['1.5万套', '90个', '5万个']);
  });
  it('is of the day on which it was passed', () => {
    expect(paper.document.published).toBe('2025-12-26');
    expect(paper.document.title).toBe('临江市关于制定发展规划的建议');
  });
});

describe('a summary of the year in its last months', () => {
  const summary = (day: string) =>
    `临江市农业农村局2025年工作总结\n${day}\n一、主要工作\n改造农村户厕5100座。\n二、明年打算\n新建高标准农田7万亩。\n`;
  it('tells of the year, and plans for the next under its heading', () => {
    const paper = reading(summary('2025年12月18日'));
    expect(paper.observations.map((o) => [o.quantity.span.text, o.time?.to])).toEqual([['5100座', '2025-12-31']]);
    expect(dues(summary('2025年12月18日'))).toEqual([['7万亩', '2026-12-31']]);
  });
  it('tells of no year that is half over', () =>
    expect(reading(summary('2025年6月18日')).observations.map((o) => o.time)).toEqual([null]));
});

describe('the first chapter of a plan', () => {
  it('tells on what it builds, and is no measure', () => {
    const paper = reading(
      '临江市住房发展规划\n第一章 发展基础\n筹集保障性租赁住房2.1万套。\n第二章 发展目标\n改造老旧小区280个。\n第三章 主要任务\n第一节 优化供应\n加装电梯1400部。\n',
    );
    expect(paper.observations.map((o) => o.quantity.span.text)).toEqual(['2.1万套']);
    expect(paper.commitments.map((c) => c.quantity?.span.text)).toEqual(['280个', '1400部']);
    expect(paper.measures.some((m) => m.heading === '发展基础')).toBe(false);
  });
});

describe('the year that a heading plans for', () => {
  it('is that of 年内 and of months below it, though the paper is of the year before', () =>
    expect(
      dues(
        '临江市法治政府建设情况报告\n2025年12月26日\n一、2025年工作情况\n审查文件26件。\n二、2026年工作安排\n年内取消事项25项，2027年底前再取消12项。\n',
      ),
    ).toEqual([
      ['25项', '2026-12-31'],
      ['12项', '2027-12-31'],
    ]));
});

describe('the month in brackets under a title', () => {
  const monthly =
    '临江市热线运行情况月报\n（2025年6月）\n临江市数据管理局\n一、总体情况\n6月，受理诉求4.3万件。\n满意率95.2%。\n二、下步工作\n7月底前对超期工单全部清零。\n';
  it('belongs to the title, gives the year to months and what the figures are of', () => {
    const paper = reading(monthly);
    expect(paper.document.title).toBe('临江市热线运行情况月报（2025年6月）');
    expect(paper.observations.map((o) => [o.quantity.span.text, o.time?.to])).toEqual([
      ['4.3万件', '2025-06-30'],
      ['95.2%', '2025-06-30'],
    ]);
    expect(dues(monthly)).toEqual([[undefined, '2025-07-31']]);
  });
});

describe('the day as of which a title says that its paper tells', () => {
  const ledger = '临江市住房工作台账（截至2025年9月30日）\n进展情况：已竣工，累计配租612套。\n';
  it('is what its figures belong to', () =>
    expect(reading(ledger).observations.map((o) => o.time?.to)).toEqual(['2025-09-30']));
  it('is none of a title that gives no such day', () =>
    expect(reading(ledger.replace('（截至2025年9月30日）', '')).observations.map((o) => o.time)).toEqual([null]));
});
