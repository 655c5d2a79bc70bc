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
