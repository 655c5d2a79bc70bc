import { describe, expect, it } from 'vitest';
import { read, readAll } from './read.js';

const source = { name: 'a.txt', sha256: '0'.repeat(64), mediaType: 'text/plain' };
const paper = (number: number) => ({
  text: `临江市第${number}号通知\r\n一、今年底前新建学校${number}所，完成投资${number + 2}亿元。\r\n二、每户补贴${number * 10}元。`,
  source: { ...source, name: `${number}.txt` },
  about: { published: number % 2 === 0 ? '2024-03-01' : '2025-03-01' },
});

describe('papers read together', () => {
  const papers = Array.from({ length: 150 }, (_, i) => paper(i + 1));

  it('are read as each by itself, in their order, with their own day', () => {
    const readings = [...readAll(papers)];
    expect(readings).toEqual(papers.map(({ text, source, about }) => read(text, source, about)));
    expect(readings[0]!.quantities[0]!.span.text).toBe('1所');
    expect(readings[0]!.times[0]!.to).toBe('2025-12-31');
    expect(readings[149]!.times[0]!.to).toBe('2024-12-31');
  });

  it('may be long, empty or none at all', () => {
    const long = { text: '新建学校3所。\n'.repeat(40_000), source };
    const mixed = [{ text: '', source }, papers[0]!, long, long, papers[1]!];
    expect(Array.from(readAll(mixed)).map(({ quantities }) => quantities.length)).toEqual([0, 3, 40_000, 40_000, 3]);
    expect([...readAll([])]).toEqual([]);
  });

  it('are taken a lot at a time, no sooner than their readings are asked for', () => {
    let taken = 0;
    const endless = (function* () {
      for (;;) yield paper(++taken);
    })();
    const readings = readAll(endless);
    for (let i = 1; i <= 100; i++) expect(readings.next().value?.quantities[0]!.span.text).toBe(`${i}所`);
    expect(taken).toBeLessThan(200);
  });

  it('give every figure of more sentences than are kept at a time, in their order', () => {
    const numbers = Array.from({ length: 700 }, (_, i) => i + 1);
    const text = numbers.map((n) => `每户补贴${n}元。`).join('\n');
    const [reading] = readAll([{ text, source }]);
    expect(reading!.provisions.map(({ quantity }) => quantity.value)).toEqual(numbers.map(String));
  });
});

describe('a weekly digest by columns', () => {
  const weekly = `住房工作周要情
2025年第36期（9月1日—7日）
临江市安居工作办公室编
【政策动态】
▲ 9月2日，市住建局印发实施细则，将补贴标准提高到每月320元。
【工作进展】
▲ 截至9月5日，全市收购存量商品房3912套，其中东湖区1640套、南浦区980套；已办理网签2870套。
【数据速览】
8月，新建商品住房成交1287套。
【下周安排】
▲ 9月12日前完成专项债支出核查。
`;
  const { document, observations, commitments, provisions } = read(weekly, source);
  it('is of those who edit it, and leans on the week that it covers', () => {
    expect([document.title, document.issuers, document.published]).toEqual([
      '住房工作周要情',
      ['临江市安居工作办公室'],
      null,
    ]);
    expect(commitments.map((c) => c.due?.to)).toEqual(['2025-09-12']);
  });
  it('tells under the columns of progress and of data, and rules under that of policies', () => {
    expect(provisions.map((p) => p.quantity.span.text)).toEqual(['320元']);
    expect(observations.map((o) => [o.quantity.span.text, o.place, o.time?.to])).toEqual([
      ['3912套', '全市', '2025-09-05'],
      ['1640套', '东湖区', '2025-09-05'],
      ['980套', '南浦区', '2025-09-05'],
      ['2870套', '全市', '2025-09-05'],
      ['1287套', null, '2025-08-31'],
    ]);
  });
});

describe('a digest', () => {
  const columns = (name: string) =>
    [
      name,
      '第18期',
      '临江市发展和改革委员会                                2025年7月11日',
      '',
      '【项目建设】',
      '东湖区：新签约项目19个，协议投资额76.8亿元，其中制造业项目11个。',
      '【保交楼】',
      '云溪县：办理不动产证5820本。',
      '【营商环境】',
      '市行政审批局：首批上线事项14个。',
      '【金融支持】',
      '市财政局：提供转贷服务11.6亿元。',
      '【下步打算】',
      '东湖区：新签约项目12个。',
    ].join('\n');

  it('that is a bulletin tells what was done, and plans where its heading says so', () => {
    const { document, commitments, observations } = read(columns('临江市重点工作进展简报'), source);
    expect(document.genre).toBe('digest');
    expect(observations.map(({ quantity }) => quantity.span.text)).toEqual([
      '19个',
      '76.8亿元',
      '11个',
      '5820本',
      '14个',
      '11.6亿元',
    ]);
    expect(commitments.map(({ quantity }) => quantity?.span.text)).toEqual(['12个']);
  });

  it('of policies promises', () => {
    const { document, commitments, observations } = read(columns('临江每周要讯'), source);
    expect(document.genre).toBe('digest');
    expect(commitments.length).toBeGreaterThan(0);
    expect(observations).toEqual([]);
  });
});
