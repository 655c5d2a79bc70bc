import { describe, expect, it } from 'vitest';
import { placeIn } from '../text/flow.js';
import { outlineOf } from './outline-of.js';

const PAGE = `旧厂房里建起共享车间

——北山区盘活闲置厂房见闻

抓项目 强产业 惠民生

单，由三家企业分头生产。

“设备共用，成本降了三成。”共享车间负责人说，车间开放以来，已服务小微企业46家，完成订单210笔。

闲置厂房有了新用途

走进北山区纺织路，一座停用多年的纺织厂房灯火通明。去年8月，北山区把这座厂房改造成共享车间，面积1.2万平方米。

小微企业付费使用设备，共享车间统一接单。遇到大批量订

南浦镇早熟桃抢鲜上市

江南日报7月2日讯（记者 甲乙 通讯员 丙丁）南浦镇早熟桃近日上市。全镇种植早熟桃8600亩，预计总产量1.9万吨，比去年增

长一成。

果农通过直播卖桃，日均发货3000单，快递企业在村口设点收件。

云溪县开通两条公交线路

（上接1版）

新线路串起县城和六个村，票价2元，每天往返16

班。村民进城时间缩短一半。
`;

describe('a newspaper page', () => {
  const outline = outlineOf(PAGE, { published: '2025-07-03' });
  const words = (i: number): string => outline.flow.text.slice(outline.articles[i]!.start, outline.articles[i]!.end);
  it('has its articles', () =>
    expect(outline.articles.map((a) => a.title)).toEqual([
      '旧厂房里建起共享车间',
      '南浦镇早熟桃抢鲜上市',
      '云溪县开通两条公交线路',
    ]));
  it('is news of the paper that its dateline names', () =>
    expect([outline.document.genre, outline.document.issuers, outline.document.published]).toEqual([
      'news',
      ['江南日报'],
      null,
    ]));
  it('puts a far piece behind the end that it continues', () => {
    expect(words(0).indexOf('闲置厂房有了新用途')).toBeLessThan(words(0).indexOf('单，由三家'));
    expect(words(0)).toContain('遇到大批量订单，由三家企业');
  });
  it('reads on over a column break', () => {
    expect(words(1)).toContain('比去年增长一成。');
    expect(words(2)).toContain('每天往返16班。村民');
  });
  it('counts from datelines, else from the manifest', () =>
    expect(outline.articles.map((a) => `${a.anchor} ${a.anchorFrom}`)).toEqual([
      '2025-07-03 manifest',
      '2025-07-02 dateline',
      '2025-07-03 manifest',
    ]));
  it('has subheads and a label apart from the titles', () => {
    const kinds = outline.blocks.map((b) => `${b.kind} ${outline.flow.text.slice(b.start, b.end)}`);
    expect(kinds).toContain('heading 闲置厂房有了新用途');
    expect(kinds).toContain('head 抓项目 强产业 惠民生');
  });
  it('leads back to the page', () => {
    const at = outline.flow.text.indexOf('比去年增长一成');
    expect(placeIn(outline.flow, { start: at, end: at + 7 }).span.text).toBe('比去年增\n\n长一成');
  });
  it.each([
    ['一、任务\n1.开工项目\n2.争取资金\n3.抓好落实'],
    [
      '各区人民政府：\n现将有关事项通知如下，请遵照执行\n请于月底前报送进展情况，并抄送市发展改革委备查\n临江市人民政府\n2025年1月2日',
    ],
  ])('is not seen in %s', (text) => expect(outlineOf(text, {}).flow.pieces).toHaveLength(1));
});
