import { describe, expect, it } from 'vitest';
import { read } from '../read.js';

const reading = (text: string) => read(text, { name: '', sha256: '', mediaType: 'text/plain' }, {});
const measures = (text: string) => reading(text).measures.map((m) => [m.number, m.path.join(' > '), m.heading]);
const duties = (text: string) =>
  reading(text).duties.map((d) => `${String(d.measure)} ${d.role} ${d.organisations.join(' ')}`);
const promised = (text: string) =>
  reading(text).commitments.map((c) => [c.measure, c.subject, c.due?.to ?? c.every, c.quantity?.value ?? null]);

const DEALT = `附件
临江市2026年住房保障重点任务分解表
序号\t任务类别\t工作任务\t牵头单位\t配合单位\t完成时限
1\t住房保障\t完成配售型住房首批选房\t市住建局\t市财政局、市自然资源局，各区县政府\t2026年6月底
2\t\t筹集保障性租赁住房3000套\t市住建局、市国资委\t市财政局\t2026年12月底
\t\t核查公租房入住情况\t市住建局 市民政局\t\t每季度
3\t城市更新\t编制更新专项规划。明确片区边界\t市自然资源局牵头，市住建局配合\t\t2026年9月底前
`;

describe('a table of tasks', () => {
  it('is one measure for each row, below the words of its merged cells', () =>
    expect(measures(DEALT)).toEqual([
      ['1', '住房保障', '完成配售型住房首批选房'],
      ['2', '住房保障', '筹集保障性租赁住房3000套'],
      ['2', '住房保障', '核查公租房入住情况'],
      ['3', '城市更新', '编制更新专项规划'],
    ]));
  it('has the heads of its columns for labels of those who answer', () =>
    expect(duties(DEALT)).toEqual([
      '0 lead 市住建局',
      '0 support 市财政局 市自然资源局 各区县政府',
      '1 lead 市住建局 市国资委',
      '1 support 市财政局',
      '2 lead 市住建局 市民政局',
      '3 lead 市自然资源局',
      '3 support 市住建局',
    ]));
  it('promises each row by the day of its own cell', () =>
    expect(promised(DEALT)).toEqual([
      [0, '完成配售型住房首批选房', '2026-06-30', null],
      [1, '保障性租赁住房', '2026-12-31', '3000'],
      [2, '核查公租房入住情况', 'FREQ=MONTHLY;INTERVAL=3', null],
      [3, '编制更新专项规划', '2026-09-30', null],
    ]));
});

const DRAWN = `临江市保交房任务清单
| 序号 | 任务 | 责任单位 | 完成时间 |
|------|------|----------|----------|
| 1 | 摸清在建项目底数 | 市住建局 | 2026年3月底 |
| 2 | 建成交付项目12个 | 东湖区政府、云溪县政府 | 2026年11月底前 |
| 合计 | 2项 | | |
以上任务由市住建局统筹调度，各区县政府要明确专人负责，及时报送推进情况和存在的问题。
| 3 | 此行不在表内 | 市财政局 | 2026年5月底 |
`;

describe('a table drawn with bars', () => {
  it('ends where running text follows, and counts no sums', () =>
    expect(duties(DRAWN)).toEqual(['0 responsible 市住建局', '1 responsible 东湖区政府 云溪县政府']));
  it('promises its rows', () =>
    expect(promised(DRAWN)).toEqual([
      [0, '摸清在建项目底数', '2026-03-31', null],
      [1, '建成交付项目', '2026-11-30', '12'],
    ]));
});

describe('merged cells', () => {
  const rows = (cells: string) => `临江市治理任务表\n序号\t重点任务\t责任单位\t完成时限\n${cells}`;
  it('name those who answer for the rows below', () =>
    expect(duties(rows('1\t清理河道\t市水利局\t2026年5月底\n2\t巡查堤防\t\t2026年6月底\n'))).toEqual([
      '0 responsible 市水利局',
      '1 responsible 市水利局',
    ]));
  it('give their day to the rows below, where most have none of their own', () =>
    expect(
      promised(rows('1\t清理河道\t市水利局\t2026年5月底\n2\t巡查堤防\t市水利局\n3\t修复堤防\t市水利局\n')),
    ).toEqual([
      [0, '清理河道', '2026-05-31', null],
      [1, '巡查堤防', '2026-05-31', null],
      [2, '修复堤防', '2026-05-31', null],
    ]));
  it('give none to a row that has none among rows that have', () =>
    expect(
      promised(rows('1\t清理河道\t市水利局\t2026年5月底\n2\t巡查堤防\t市水利局\n3\t修复堤防\t市水利局\t2026年7月底\n')),
    ).toEqual([
      [0, '清理河道', '2026-05-31', null],
      [2, '修复堤防', '2026-07-31', null],
    ]));
});

describe('tables that deal out no tasks', () => {
  it.each([
    ['办事窗口一览\n序号\t窗口\t联系人\t联系电话\n1\t一号窗口\t前台\t12345\n'],
    ['临江市交付情况表\n县区\t已交付（套）\t交付率（%）\n东湖区\t6480\t95.0\n'],
    ['首页 | 新闻 | 政务公开 | 联系我们\n市住建局发布消息。\n'],
    ['单位\t职责\t电话\n市住建局\t负责房屋管理\t12345\n'],
  ])('%s', (text) => {
    expect(measures(text)).toEqual([]);
    expect(duties(text)).toEqual([]);
  });
});
