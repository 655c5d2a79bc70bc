import { describe, expect, it } from 'vitest';
import { headingNumber, Style } from './heading-number.js';

const nameOf = (style: Style): string => Object.entries(Style).find(([, value]) => value === style)![0];
const read = (line: string): string | null => {
  const found = headingNumber(line, 0, line.length);
  return found && `${nameOf(found.style)} ${found.number}=${found.value} ${line.slice(found.content)}`;
};

describe('numbers at the head of a line', () => {
  it.each([
    ['一、扩大有效投资', 'han 一=1 扩大有效投资'],
    ['二十一、加强督导', 'han 二十一=21 加强督导'],
    ['三、2026年重点工作', 'han 三=3 2026年重点工作'],
    ['（一）加快项目建设', 'hanParen 一=1 加快项目建设'],
    ['(十二)稳定就业', 'hanParen 十二=12 稳定就业'],
    ['（ 三 ）强化保障', 'hanParen 三=3 强化保障'],
    ['㈡强化保障', 'hanParen 二=2 强化保障'],
    ['1.推进项目', 'digit 1=1 推进项目'],
    ['12、争取资金', 'digit 12=12 争取资金'],
    ['3．降低成本', 'digit 3=3 降低成本'],
    ['３．降低成本', 'digit ３=3 降低成本'],
    ['8. 支持创新', 'digit 8=8 支持创新'],
    ['9.2025年底前建成', 'digit 9=9 2025年底前建成'],
    ['（1）申请表', 'digitParen 1=1 申请表'],
    ['2）证明材料', 'digitParen 2=2 证明材料'],
    ['⑶证明材料', 'digitParen 3=3 证明材料'],
    ['①身份证', 'circle ①=1 身份证'],
    ['一是盘活存量', 'first 一=1 盘活存量'],
    ['第三条 本办法所称住房', 'article 第三条=3 本办法所称住房'],
    ['第二章　保障对象', 'chapter 第二章=2 保障对象'],
    ['第一部分 总体要求', 'part 第一部分=1 总体要求'],
  ])('%s', (line, expected) => expect(read(line)).toBe(expected));

  it.each([
    ['1.5万套房源'],
    ['2024年底前建成'],
    ['一、二级市场联动'],
    ['1、2号楼同步交付'],
    ['一季度增长5%'],
    ['三个工作日内'],
    ['十四五时期'],
    ['第三条措施落实不力'],
    ['第一条的规定'],
    ['第二批项目'],
    ['3000亿元'],
    ['1.1总则'],
    ['12345热线'],
    ['（含车位）另计'],
    ['5G基站'],
    ['（2024年）总结'],
    ['1.'],
    [''],
  ])('none: %s', (line) => expect(read(line)).toBeNull());
});
