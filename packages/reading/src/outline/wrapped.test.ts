import { describe, expect, it } from 'vitest';
import { read } from '../read.js';
import { linesOf } from './line.js';
import { rejoined, wrapWidth } from './wrapped.js';

const PAPER = `临江市促进消费若干措施
为贯彻落实上级部署，进一步激发消费活力，推动全市经济持续回升向好，结合实际，制定以下措施。
一、办好促消费活动
1.发放消费券。统筹安排财政资金，全年面向居民发放文旅、餐饮、家电等消费券2000万元，带动消费1.5亿元以上，到2025年底新建便民生活圈50个。（责任单位：市商务局、市财政局、市文旅局，各区县人民政府）
2.提高公积金额度。双缴存职工家庭购买首套自住住房申请住房公积金贷款的最高额度由60万元调整为80万元，多子女家庭再增加10万元。
二、优化消费环境
3.加强监管。每季度对重点商圈开展一次检查，对投诉三日内回应，到2026年6月底前放心消费单位达到300家。
`;

const wrap = (text: string, width: number) =>
  text
    .split('\n')
    .map((line) => line.replace(new RegExp(`(.{${width}})(?=.)`, 'gu'), '$1\n'))
    .join('\n');
const flowOf = (text: string) => {
  const lines = linesOf(text);
  return rejoined(text, lines, wrapWidth(text, lines))?.text ?? null;
};
const facts = (text: string) => {
  const { commitments, provisions, duties, measures } = read(
    text,
    { name: '', sha256: '', mediaType: 'text/plain' },
    { published: '2025-03-01' },
  );
  return {
    promised: commitments.map((c) => [c.subject, c.quantity?.value, c.due?.to, c.every]),
    ruled: provisions.map((p) => [p.subject, p.quantity.value, p.relation]),
    duties: duties.map((d) => d.organisations),
    measures: measures.map((m) => [...m.path, m.number, m.heading]),
  };
};

describe('a paper wrapped at a fixed width', () => {
  it.each([20, 24, 31, 40])('says what it says unwrapped (%i characters)', (width) =>
    expect(facts(wrap(PAPER, width))).toEqual(facts(PAPER)),
  );

  it('has spans that cover the break', () => {
    const text = wrap(PAPER, 20);
    const broken = read(text, { name: '', sha256: '', mediaType: 'text/plain' }, {}).commitments.filter((c) =>
      c.span.text.includes('\n'),
    );
    expect(broken.length).toBeGreaterThan(1);
    for (const { span } of broken) expect(text.slice(span.start, span.end)).toBe(span.text);
  });

  it('goes on behind the number of a page', () => {
    const lines = wrap(PAPER, 20).split('\n');
    lines.splice(9, 0, '— 1 —');
    expect(facts(lines.join('\n'))).toEqual(facts(PAPER));
  });

  it('begins anew at headings, items, indented lines and blank lines', () => {
    const lines = wrap(PAPER, 20).split('\n').slice(0, 8).join('\n');
    const flow = flowOf(
      lines + '\n　　另起一段的话没有说完整就到了这里的行末\n\n又是新的一段话没有说完整就到了这里的行',
    )!;
    expect(flow.split('\n').filter((line) => /^(?:一、|1\.|　　|又是)/.test(line))).toHaveLength(4);
  });
});

describe('a paper that is not wrapped', () => {
  it('stays as it is', () => expect(flowOf(PAPER)).toBeNull());
  it('stays as it is where its lines are short by themselves', () =>
    expect(
      flowOf(
        '参展企业名单\n临江市第一建筑公司\n东湖区商贸集团\n云溪县农业合作社\n北山区物流中心\n南浦镇旅游公司\n联系电话见附件',
      ),
    ).toBeNull());
  it('stays as it is where it is a table', () =>
    expect(
      flowOf(Array.from({ length: 9 }, (_, i) => `东湖区\t项目${i}\t投资额为\t完成时间为年底前后`).join('\n')),
    ).toBeNull());

  const LONG = '二、资金使用率回落的，自次月起将双职工家庭申请住房公积金贷款的最高贷款额度调整';
  it('is joined where a long line cannot end', () => {
    expect(
      flowOf(
        `${LONG}\n为80万元。\n特此通知，请各单位结合实际认真抓好落实，重要情况及时报告，并将落实情况于每季度末报送市住房公积金中心汇总。`,
      ),
    ).toContain('调整为80万元');
    expect(
      flowOf(
        `${LONG}为\n80万元。\n特此通知，请各单位结合实际认真抓好落实，重要情况及时报告，并将落实情况于每季度末报送市住房公积金中心汇总。`,
      ),
    ).toContain('调整为80万元');
  });
  it('is not joined before a date, an item or another paragraph', () => {
    for (const next of ['5月19日，市住建局发布通知。', '（三）其他事项。', '市公积金中心将做好解释。'])
      expect(
        flowOf(
          `${LONG}\n${next}\n特此通知，请各单位结合实际认真抓好落实，重要情况及时报告，并将落实情况于每季度末报送市住房公积金中心汇总，不得迟报漏报。`,
        ),
      ).toBeNull();
  });
});
