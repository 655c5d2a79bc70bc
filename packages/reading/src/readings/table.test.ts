import { describe, expect, it } from 'vitest';
import { read } from '../read.js';

const reading = (text: string) => read(text, { name: '', sha256: '', mediaType: 'text/plain' }, {});

const PROJECTS = `附件2
临江市2026年城市更新重点项目清单
序号\t项目名称\t建设内容\t总投资（万元）\t责任单位\t完成时限
1\t东湖区滨江片区改造\t改造户数1260户\t156,000\t东湖区政府\t2026年10月底
2\t排水管网更新\t更新管网68公里\t23500\t市城管局\t2027年6月底
`;

describe('a table of projects', () => {
  const paper = reading(PROJECTS);
  it('has the title below 附件', () => expect(paper.document.title).toBe('临江市2026年城市更新重点项目清单'));
  it('promises what its rows hold by the day of their own cell, in the unit of the column', () =>
    expect(paper.commitments.map((c) => [c.subject, c.quantity?.value, c.quantity?.unit, c.due?.to])).toEqual([
      ['改造户数', '1260', '户', '2026-10-31'],
      ['东湖区滨江片区改造总投资', '1560000000', 'CNY', '2026-10-31'],
      ['更新管网', '68', '公里', '2027-06-30'],
      ['排水管网更新总投资', '235000000', 'CNY', '2027-06-30'],
    ]));
  it('counts no numbers of rows', () =>
    expect(paper.quantities.some((q) => q.span.text === '1' || q.span.text === '2')).toBe(false));
});

const PROGRESS = `临江市老旧小区改造工作台账
序号\t项目名称\t总投资（万元）\t累计完成投资（万元）\t形象进度\t计划完成时间\t责任单位
1\t桃园小区改造\t3650\t2130\t外墙保温完成80%\t2025年11月底\t东湖区住建局
`;

describe('the columns of a ledger that say what has been done', () => {
  const paper = reading(PROGRESS);
  it('are told, the others promised', () => {
    expect(paper.commitments.map((c) => [c.subject, c.quantity?.span.text])).toEqual([['桃园小区改造总投资', '3650']]);
    expect(paper.observations.map((o) => [o.subject, o.quantity.span.text])).toEqual([
      ['桃园小区改造累计完成投资', '2130'],
      ['外墙保温完成', '80%'],
    ]);
  });
});

const RANKING = `关于保交房进展的通报
2025年10月9日
名次\t县区\t已交付（套）\t交付率（%）
1\t东湖区\t6480\t95.0
2\t云溪县\t2866\t91.5
以上数据截至9月底。
8 \t9 \t10
`;

describe('a table of what was reached', () => {
  const paper = reading(RANKING);
  it('tells each figure of the place of its row', () =>
    expect(paper.observations.map((o) => [o.subject, o.quantity.value, o.place])).toEqual([
      ['东湖区已交付', '6480', '东湖区'],
      ['东湖区交付率', '0.95', '东湖区'],
      ['云溪县已交付', '2866', '云溪县'],
      ['云溪县交付率', '0.915', '云溪县'],
    ]));
  it('ends where a line without cells follows', () =>
    expect(paper.quantities.some((q) => q.span.text === '9' || q.span.text === '10')).toBe(false));
});

const TARGETS = `临江市2026年目标任务表
指标\t单位\t2025年完成\t2026年目标
保障性住房\t套\t3200\t4000
城镇化率\t%\t66.1\t67
联系人\t–\t4000\t12
`;

describe('a table with a column of units', () => {
  it('takes the unit from the row, and promises the column of goals', () => {
    const { commitments, observations } = reading(TARGETS);
    const promised = commitments.map((c) => [c.subject, c.quantity?.value, c.due?.to]);
    expect(promised).toContainEqual(['保障性住房', '4000', '2026-12-31']);
    expect(promised).toContainEqual(['城镇化率', '0.67', '2026-12-31']);
    expect(observations.map((o) => [o.subject, o.quantity.value, o.time?.to])).toContainEqual([
      '保障性住房',
      '3200',
      '2025-12-31',
    ]);
    expect([...commitments, ...observations].some((f) => f.subject.startsWith('联系人'))).toBe(false);
  });
});

describe('a table of indicators by years', () => {
  const table = (head: string, day = '') =>
    reading(
      `临江市住房发展规划\n${day}表1 主要指标\n序号\t指标\t${head}\t属性\n1\t住房供应量（万套）\t2.1\t2.8\t约束性\n2\t物业服务覆盖率（%）\t81\t90\t预期性\n`,
    );
  const shown = ({ commitments, observations }: ReturnType<typeof table>) => [
    commitments.map((c) => `${c.subject} ${c.quantity?.value ?? ''} ${c.due?.to ?? ''}`),
    observations.map((o) => `${o.subject} ${o.quantity.value ?? ''} ${o.time?.to ?? ''}`),
  ];
  it('tells the first year and promises the later one, in the unit behind the row’s name', () =>
    expect(shown(table('2025年\t2030年'))).toEqual([
      ['住房供应量 28000 2030-12-31', '物业服务覆盖率 0.9 2030-12-31'],
      ['住房供应量 21000 2025-12-31', '物业服务覆盖率 0.81 2025-12-31'],
    ]));
  it('tells both where both years were over', () =>
    expect(shown(table('2020年\t2023年', '2024年5月6日\n'))[0]).toEqual([]));
  it('promises a year that is called a goal', () =>
    expect(shown(table('2025年（基期值）\t2030年（目标值）'))[0]).toHaveLength(2));
});
