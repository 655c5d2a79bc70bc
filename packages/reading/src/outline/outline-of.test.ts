import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline-of.js';
import { printOutline } from './print.js';

const COVER = `临江市人民政府办公室
关于印发《临江市促进消费
若干措施》的通知
临政办发〔2025〕3号

各县（市、区）人民政府，市政府各委、办、局：
《临江市促进消费若干措施》已经市长办公会通过，现印发你们，请抓好落实。

临江市人民政府办公室
2025年3月6日
（此件公开发布）

临江市促进消费若干措施

为激发消费活力，制定以下措施。
一、办好促消费活动
1.发放消费券。全年发放消费券2000万元。
2.举办展会。东湖区办好美食节，北山区办好车展。
二、优化消费环境
3.加强监管。对投诉三日内回应。（责任单位：市市场监管局）
`;

describe('the head of a paper', () => {
  const { document } = outlineOf(COVER, { published: '2020-01-01' });
  it('takes the title of the paper behind a cover sheet', () => expect(document.title).toBe('临江市促进消费若干措施'));
  it('reads number, issuer and date of the signature', () => {
    expect(document.number).toBe('临政办发〔2025〕3号');
    expect(document.issuers).toEqual(['临江市人民政府办公室']);
    expect(document.published).toBe('2025-03-06');
  });
  it('keeps groups of addressees', () =>
    expect(document.addressees).toEqual(['各县（市、区）人民政府', '市政府各委、办、局']));
  it('is issued, and a paper of measures', () =>
    expect([document.status, document.genre]).toEqual(['issued', 'measures']));
  it('counts relative times from its own date, not the manifest', () => {
    const [article] = outlineOf(COVER, { published: '2020-01-01' }).articles;
    expect([article?.anchor, article?.anchorFrom]).toEqual(['2025-03-06', 'document']);
  });

  it('names a report of a series by what it is about, below its issue and its maker', () => {
    const { document: report } = outlineOf(
      '政务专报\n第17期\n临江市人民政府办公室　　2026年7月15日\n我市上半年民营经济发展情况分析\n上半年，民营经济增加值612.7亿元。',
      {},
    );
    expect([report.title, report.issuers, report.published, report.genre]).toEqual([
      '我市上半年民营经济发展情况分析',
      ['临江市人民政府办公室'],
      '2026-07-15',
      'report',
    ]);
  });
  it('ends a title before the parties of an agreement', () =>
    expect(
      outlineOf(
        '临江市2026年度目标管理责任书\n甲方：临江市人民政府\n乙方：云溪县人民政府\n一、目标\n建成幼儿园5所。',
        {},
      ).document.title,
    ).toBe('临江市2026年度目标管理责任书'));
  it('joins a broken title and its （征求意见稿）, which makes it a draft', () => {
    const { document: draft } = outlineOf(
      '云溪县稳定就业\n若干举措\n（征求意见稿）\n\n为稳定就业，制定本举措。\n一、扩岗\n1.开发岗位。开发岗位300个。',
      {},
    );
    expect([draft.title, draft.status]).toEqual(['云溪县稳定就业若干举措（征求意见稿）', 'draft']);
  });
  it('never writes the manifest date into published', () => {
    const outline = outlineOf(
      '为稳定就业，制定以下措施。\n一、扩岗。开发岗位300个。\n二、培训。培训500人。\n三、援助。帮扶200户。',
      {
        published: '2024-05-01',
      },
    );
    expect(outline.document.published).toBeNull();
    expect([outline.articles[0]?.anchor, outline.articles[0]?.anchorFrom]).toEqual(['2024-05-01', 'manifest']);
    expect(outline.document.title).toBeNull();
  });
  it('splits issuers that stand without a space before the same place', () => {
    const { document: joint } = outlineOf(
      '临江市住房和城乡建设局临江市财政局关于发放购房补贴的通知\n各县（市、区）住建局：\n一、标准。每户1万元。\n二、期限。自即日起。',
      {},
    );
    expect(joint.issuers).toEqual(['临江市住房和城乡建设局', '临江市财政局']);
    expect(joint.addressees).toEqual(['各县（市、区）住建局']);
  });
  it('joins an office to the head office printed before it, and parts a ministry from the body before', () => {
    const { document } = outlineOf(
      '关于优化住房信贷的通知\n各区：\n一、首付。降低首付比例。\n二、利率。降低利率。\n临江市住房和城乡建设局中国人民银行 临江市分行\n国家金融监督管理总局\n临江监管分局\n2024年8月2日',
      {},
    );
    expect(document.issuers).toEqual([
      '临江市住房和城乡建设局',
      '中国人民银行临江市分行',
      '国家金融监督管理总局临江监管分局',
    ]);
  });
  it('reads a header table', () => {
    const { document: page } = outlineOf(
      '索引号：JN0001\n发文机关：临江市财政局\n成文日期：2024年8月2日\n文号：临财〔2024〕9号\n关于拨付资金的通知\n各区财政局：\n一、金额。拨付300万元。\n二、用途。用于道路。',
      {},
    );
    expect([page.issuers, page.published, page.number]).toEqual([['临江市财政局'], '2024-08-02', '临财〔2024〕9号']);
  });
  it('reads a date in Chinese numerals', () =>
    expect(
      outlineOf('关于放假的通知\n各单位：\n现就放假安排通知如下。\n临江市人民政府办公室\n二〇二四年十二月三十日', {})
        .document.published,
    ).toBe('2024-12-30'));
  it.each([
    ['市发展改革委要求：各区抓紧申报，逾期不候。\n市里将统一安排。'],
    ['会议指出，要做好以下工作：\n一要抓项目，二要抓招商。'],
  ])('no addressees in %s', (text) => expect(outlineOf(text, {}).document.addressees).toEqual([]));
  it.each([
    [
      '据临江市政府网站6月3日消息，全市将新建学校8所。\n此外，新建医院2所。\n教育配套\n东湖区已开工三所学校，明年投用。',
    ],
  ])('a piece of news without a title has none', (text) => {
    const { document: news } = outlineOf(text, {});
    expect([news.title, news.genre]).toEqual([null, 'news']);
  });
});

const DIGEST = `江南动态
2025年第6期
临江市人民政府驻省城办事处 2025年6月9日
目录
经济要闻
东湖区推行集成审批
云溪县培育特色产业
民生关注
北山区扩大托育供给
经济要闻
东湖区推行集成审批
6月3日，东湖区印发方案。
一是合并事项。将五个事项合为一件。
二是压缩时限。三日内办结。
三优化服务。设立专窗。
四是加强监督。每月通报。
云溪县培育特色产业
该县有三方面做法：一是建基地，新建基地12个。二是育主体，培育合作社30家。
民生关注
北山区扩大托育供给
年内新增托位600个。
进入投票
附件一：
附件二：`;

describe('a digest', () => {
  const outline = outlineOf(DIGEST, {});
  it('has articles under columns', () =>
    expect(outline.articles.map((a) => `${a.column}/${a.title}`)).toEqual([
      '经济要闻/东湖区推行集成审批',
      '经济要闻/云溪县培育特色产业',
      '民生关注/北山区扩大托育供给',
    ]));
  it('has a masthead', () =>
    expect([
      outline.document.title,
      outline.document.issuers,
      outline.document.published,
      outline.document.genre,
    ]).toEqual(['江南动态', ['临江市人民政府驻省城办事处'], '2025-06-09', 'digest']));
  it('drops its left-overs from the articles', () => {
    const last = outline.articles[2]!;
    expect(outline.flow.text.slice(last.start, last.end)).toBe('北山区扩大托育供给\n年内新增托位600个。');
  });
  it('prints as a tree', () => expect(printOutline(outline)).toContain('digest issued 题:江南动态'));
});

/** As many sections as a paper of measures has. */
const COUNTED_OFF = ['一', '二', '三', '四', '五'].map((n) => `${n}是扩大支出规模。安排资金3亿元。`).join('\n');

describe('a press conference without a title', () => {
  const said =
    '主持人：大家好。\n一、稳就业\n二、稳企业\n三、稳预期\n江南日报记者：贷款情况如何？\n答：前10个月新增贷款2300亿元。';
  it('is no paper of measures, whatever its numbers', () => expect(outlineOf(said, {}).document.genre).toBe('other'));
  it.each([
    '今年以来，市财政局认真贯彻落实各项部署，加大支出力度。',
    '7月17日，市金融办有关负责人就近期工作接受了江南日报采访。',
  ])('nor is one that opens with what has been done: %s', (lead) =>
    expect(outlineOf(`${lead}\n${COUNTED_OFF}`, {}).document.genre).toBe('other'),
  );
  it('is one where the measures stand under a title, with questions below', () =>
    expect(outlineOf(`临江市稳定就业若干措施\n四、稳投资\n五、稳外贸\n${said}`, {}).document.genre).toBe('measures'));
});

describe('a newsreel', () => {
  const outline = outlineOf(
    '[视频]省内联播快讯\n2025-03-04 19:20:00\n江南网消息（晚间新闻）：\n全省开工重大项目120个\n记者今天了解到，项目总投资300亿元。\n早稻播种过半\n农业部门介绍，播种面积达200万亩。\n临江机场新增航线三条\n临江机场今天新增三条航线。',
    {},
  );
  it('has an article for each title', () =>
    expect(outline.articles.map((a) => a.title)).toEqual([
      '全省开工重大项目120个',
      '早稻播种过半',
      '临江机场新增航线三条',
    ]));
  it('counts from its printed day', () =>
    expect([
      outline.document.title,
      outline.document.genre,
      outline.articles[1]?.anchor,
      outline.articles[1]?.anchorFrom,
    ]).toEqual(['省内联播快讯', 'news', '2025-03-04', 'document']));
});

describe('a table laid out in text', () => {
  const ROWS = [
    '时间\t范围\t项目数\t概要\t链接',
    '2024-08-23 00:00:00\t江南省临江市\t53\t8月23日，全市已推送项目53个。\thttps://example.cn/1',
    '\t江南省云溪县\t31\t截至7月15日，已推送项目31个。\thttps://example.cn/2',
    '\t江南省\t31\t截至12月15日，已推送项目31个。\thttps://example.cn/3',
  ].join('\n');
  const { articles, document } = outlineOf(ROWS, { published: '2025-01-01' });

  it('has one article a row, titled by its place', () =>
    expect(articles.map((article) => article.title)).toEqual(['时间', '江南省临江市', '江南省云溪县', '江南省']));
  it('counts from the day of the row; a row in a merged cell from the day it names, never later than the cell', () =>
    expect(articles.slice(1).map((article) => article.anchor)).toEqual(['2024-08-23', '2024-07-15', '2023-12-15']));
  it('is no digest and names no day of its own', () =>
    expect([document.genre, document.published]).toEqual(['other', null]));
  it('stays one article where no row has a day', () =>
    expect(
      outlineOf('范围\t项目数\t概要\n临江市\t53\t已推送项目53个。\n云溪县\t31\t已推送项目31个。', {}).articles,
    ).toHaveLength(1));
  it('is none where a sentence only quotes a day', () =>
    expect(outlineOf('2024-08-23，临江市召开会议。\n会议部署了三项工作。', {}).articles).toHaveLength(1));
});

describe('minutes of a meeting', () => {
  const MINUTES = `临江市人民政府专题会议纪要
临政纪〔2026〕12号

2026年3月12日，市长主持召开专题会议，研究老旧小区改造。

一、关于资金。3月底前下达首批补助资金。
`;
  it('count relative times from the day of the meeting', () => {
    const { document, articles } = outlineOf(MINUTES, {});
    expect(document.published).toBeNull();
    expect(articles[0]).toMatchObject({ anchor: '2026-03-12', anchorFrom: 'dateline' });
  });
  it('are of the day of their imprint', () => {
    const { document, articles } = outlineOf(`${MINUTES}\n临江市人民政府办公室　　　　2026年3月16日印发\n`, {});
    expect([document.published, document.issuers]).toEqual(['2026-03-16', ['临江市人民政府']]);
    expect(articles[0]).toMatchObject({ anchor: '2026-03-16', anchorFrom: 'document' });
  });
  it('count from the day that their label gives, and are of the body before 会议纪要', () => {
    for (const label of ['时间', '会议时间', '时  间']) {
      const { document, articles } = outlineOf(
        `临江市财政局专题会议纪要\n〔2026〕第7期\n${label}：2026年3月12日下午3:00\n地点：三楼会议室\n3月12日下午，会议研究了有关事项。\n`,
        {},
      );
      expect([document.published, document.issuers]).toEqual([null, ['临江市财政局']]);
      expect(articles[0]).toMatchObject({ anchor: '2026-03-12', anchorFrom: 'dateline' });
    }
  });
  it('take a day from no other sentence', () => {
    const { articles } = outlineOf(MINUTES.replace('，市长主持召开专题会议', '以来'), {});
    expect(articles[0]!.anchor).toBeNull();
  });
});

describe('the kind of a paper', () => {
  const items = '\n\n一、总体情况\n本周完成投资2亿元。\n二、存在问题\n征地滞后。\n三、下周计划\n完成投资3亿元。\n';
  it.each([
    ['临江市2026年政府工作报告重点任务分解方案', 'measures'],
    ['关于印发临江市政府工作报告责任分工的通知', 'measures'],
    ['临江市2026年政府工作报告', 'report'],
    ['关于重点任务落实情况的通报', 'report'],
    ['临江市重点项目建设工作周报', 'report'],
    ['临江市保交房工作旬报（第8期）', 'report'],
    ['临江市重点项目调度办法', 'measures'],
  ])('%s: %s', (title, genre) => expect(outlineOf(title + items, {}).document.genre).toBe(genre));
});

describe('a bulletin of a working group', () => {
  const genre = (title: string) =>
    outlineOf(`${title}\n2025年10月20日\n东湖区：12个项目审批32亿元。\n`, {}).document.genre;
  it('is a report', () => expect(genre('临江市融资协调机制工作专班简报')).toBe('report'));
  it('is none where the title only speaks of one', () => expect(genre('关于规范简报编发的通知')).not.toBe('report'));
});
