import { read } from '../read.js';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../outline/outline-of.js';
import type { About, Outline } from '../outline/outline.js';
import { readMeasures } from './measure.js';

const measuresOf = (text: string, about: About = {}): string[] => {
  const outline = outlineOf(text, about);
  return readMeasures(outline).map((m) => [...m.path, `${m.number}${m.heading ? ` ${m.heading}` : ''}`].join(' > '));
};
const kindsOf = (outline: Outline): string[] =>
  outline.blocks.map((b) => `${b.kind} ${outline.flow.text.slice(b.start, b.end).slice(0, 12)}`);

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

describe('measures', () => {
  it('are the numbered items below the sections, numbered on', () =>
    expect(measuresOf(COVER)).toEqual([
      '一、办好促消费活动 > 1 发放消费券',
      '一、办好促消费活动 > 2 举办展会',
      '二、优化消费环境 > 3 加强监管',
    ]));
  it('keep their path past a bookmark left by an editor', () => {
    const text =
      '一、投资\n（一）加快建设。\n1.开工项目5个，年底建成。\n[bookmark: _GoBack]2、争取资金。争取资金2亿元。\n三、消费\n3.办好展会，吸引客商。';
    expect(measuresOf(text)).toEqual([
      '一、投资 > （一）加快建设 > 1',
      '一、投资 > （一）加快建设 > 2 争取资金',
      '三、消费 > 3',
    ]);
    const outline = outlineOf(text, {});
    expect(kindsOf(outline)).toContain('residue [bookmark: _');
    expect(outline.blocks.find((b) => b.number === '2')?.kind).toBe('item');
  });
  it('may be （一） where nothing numbered carries text below', () =>
    expect(
      measuresOf(
        '一、住房\n（一）发放补贴。每套补贴2万元。\n（二）优化审批。三日内办结。\n二、土地\n（三）盘活土地。处置闲置用地。',
      ),
    ).toEqual(['一、住房 > 一 发放补贴', '一、住房 > 二 优化审批', '二、土地 > 三 盘活土地']));
  it('may be 一、 alone, with paragraphs below', () =>
    expect(
      measuresOf(
        '一、放宽落户\n凡在本市就业的，均可落户。\n二、发放补贴\n购房的给予补贴。\n三、附则\n本政策由市住建局解释。',
      ),
    ).toEqual(['一 放宽落户', '二 发放补贴', '三 附则']));
  it('take points that begin anew under an item with text as its own', () =>
    expect(
      measuresOf(
        '一、住房\n（一）发放补贴。给予以下补贴:\n1.新房补贴2万元。\n2.二手房补贴1万元。\n（二）优化审批。三日内办结。\n（三）扩大供给。建房300套。',
      ),
    ).toEqual(['一、住房 > 一 发放补贴', '一、住房 > 二 优化审批', '一、住房 > 三 扩大供给']));
  it('are the points below a bare heading', () =>
    expect(
      measuresOf(
        '一、金融\n（一）优化公积金政策。\n1.提高额度。最高60万元。\n2.放宽提取。每年一次。\n（二）扩大信贷。新增贷款5亿元。',
      ),
    ).toEqual([
      '一、金融 > （一）优化公积金政策 > 1 提高额度',
      '一、金融 > （一）优化公积金政策 > 2 放宽提取',
      '一、金融 > 二 扩大信贷',
    ]));
  it('are the articles of a regulation', () =>
    expect(
      measuresOf(
        '临江市保障性住房管理办法\n第一章 总则\n第一条 为规范管理，制定本办法。\n第二条 本办法适用于本市。\n第二章 申请\n第三条 申请人应当符合下列条件：\n（一）有本市户籍；\n（二）无自有住房。\n第四条 本办法自公布之日起施行。',
      ),
    ).toEqual(['第一章 总则 > 第一条', '第一章 总则 > 第二条', '第二章 申请 > 第三条', '第二章 申请 > 第四条']));
  it('leave general requirements and attachments out', () =>
    expect(
      measuresOf(
        '一、总体要求\n坚持稳中求进，狠抓落实。\n二、重点任务\n（一）扩大投资。开工项目30个。\n（二）促进消费。发放消费券。\n附件：1.任务清单\n2.项目清单\n临江市人民政府\n2025年1月2日\n附件1\n任务清单\n一、开工项目\n1.建设道路。',
      ),
    ).toEqual(['二、重点任务 > 一 扩大投资', '二、重点任务 > 二 促进消费']));
  it('of a report stand only in what lies ahead', () =>
    expect(
      measuresOf(
        '东湖区2024年工作情况的报告\n区委：\n一、工作回顾\n（一）投资稳步增长。完成投资30亿元。\n二、下一步安排\n（一）攻坚项目。年底前开工12个项目。\n（二）抓好就业。新增就业3000人。',
      ),
    ).toEqual(['二、下一步安排 > 一 攻坚项目', '二、下一步安排 > 二 抓好就业']));
  it('of a report may be 一是 lines under a plan', () =>
    expect(
      measuresOf(
        '关于上半年进展情况的报告\n市政府：\n一、主要进展\n一是开工快。已开工8个。\n二、下一步打算\n一是加快拨付，9月底前拨完。\n二是补齐手续，年底前办结。',
      ),
    ).toEqual(['二、下一步打算 > 一', '二、下一步打算 > 二']));
  it.each([
    ['会议强调，一是要抓投资，二是要抓消费，三是要抓就业。'],
    ['全市新建住房\n1.5万套房源已经交付使用。\n2.3万套正在建设。'],
    ['时间\t地点\t套数\n2024-01-02\t东湖区\t300\n2024-02-03\t北山区\t200\n2024-03-04\t云溪县\t100'],
  ])('none in %s', (text) => expect(measuresOf(text)).toEqual([]));
  it('end before the paper’s closing words', () => {
    const text =
      '一、减税。落实减税政策，应减尽减。\n二、降费。降低收费标准，严查乱收费。\n三、稳岗。返还失业保险费，支持企业。\n以上措施自公布之日起施行，有效期一年。';
    const outline = outlineOf(text, {});
    const last = readMeasures(outline)[2]!;
    expect(text.slice(last.start, last.end)).toBe('三、稳岗。返还失业保险费，支持企业。');
  });
  it('take a line that names units', () => {
    const text = '一、投资\n1.开工项目，加快建设。\n责任单位：市发展改革委\n2.争取资金，用好资金。\n责任单位：市财政局';
    const outline = outlineOf(text, {});
    expect(kindsOf(outline)).toContain('duty 责任单位：市发展改革委');
    const [first] = readMeasures(outline);
    expect(text.slice(first!.start, first!.end)).toContain('市发展改革委');
  });
  it.each([
    ['1.强化要素保障。坚持要素跟着项目走。', '强化要素保障'],
    ['1.购房补贴：对购房者每套补贴2万元。', '购房补贴'],
    ['1.统筹资金300万元，专门用于前期工作。（责任单位：区财政局）', null],
    ['1.将投放情况作为激励因素，并适当提高权重。适时纳入考核。', null],
    ['1.加快推进三个片区的改造更新工作，确保年内全部完工并交付使用。逾期问责。', null],
    ['1.根据上级部署，继续实施稳岗返还。认真落实。', null],
  ])('heading of %s', (line, heading) =>
    expect(
      readMeasures(outlineOf(`一、任务\n${line}\n2.抓好落实，定期调度。\n3.加强宣传，营造氛围。`, {}))[0]?.heading,
    ).toBe(heading),
  );
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

describe('measures of a digest', () => {
  it('are the items of each article, 是 missing or not, on lines or inside a paragraph', () =>
    expect(measuresOf(DIGEST)).toEqual([
      '经济要闻 > 东湖区推行集成审批 > 一 合并事项',
      '经济要闻 > 东湖区推行集成审批 > 二 压缩时限',
      '经济要闻 > 东湖区推行集成审批 > 三 优化服务',
      '经济要闻 > 东湖区推行集成审批 > 四 加强监督',
      '经济要闻 > 云溪县培育特色产业 > 一',
      '经济要闻 > 云溪县培育特色产业 > 二',
    ]));
});

describe('laws of measures', () => {
  it.each([['一、\n'], ['一是'], ['1.某事。\n'], ['（一）'], ['第一条 某事\n'], ['\ud800']])(
    'hold on %j without end',
    (piece) => {
      const outline = outlineOf(piece.repeat(20_000), {});
      const measures = readMeasures(outline);
      let last = 0;
      for (const measure of measures) {
        expect(measure.start).toBeGreaterThanOrEqual(last);
        expect(measure.end).toBeGreaterThan(measure.start);
        expect(outline.articles[measure.article]).toBeDefined();
        last = measure.end;
      }
      expect(readMeasures(outline)).toEqual(measures);
    },
  );
});

const DESCRIBED = `临江市关于规范住房租赁市场的意见

一、充分认识重要意义
当前存在几方面问题：
1.房源信息不真实。
2.押金纠纷多发。
二、主要措施
1.加强房源核验。平台发布房源前应核验。
2.规范押金管理。押金不超过1个月租金。
三、申请材料
1.身份证复印件。
2.租赁合同。
`;

describe('items of a section that only describes', () => {
  const paths = (text: string) =>
    read(text, { name: '', sha256: '', mediaType: 'text/plain' }, {}).measures.map((m) => m.path[0]);
  it('are no measures', () => expect(paths(DESCRIBED)).toEqual(['二、主要措施', '二、主要措施']));
  it('are measures where the heading says what is done', () =>
    expect(paths(DESCRIBED.replace('三、申请材料', '三、精简申请材料'))).toContain('三、精简申请材料'));
});
