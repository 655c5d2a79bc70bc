import { counted, money, plain, share, squareMetres } from '../../definition/measure.js';
import type { Parameter, Setting } from '../../definition/parameter.js';
import { cited } from '../../definition/source.js';
import type { Source } from '../../definition/source.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';

/** What a parameter is set to on the view's day; null while it is empty or the papers do not say which of several holds. */
export function settled(view: View, code: string): string | null {
  const { settings } = view.parameter(code);
  return settings.length === 1 ? settings[0]!.value : null;
}

const centralBank = words('人民银行当地分行', 'The local branch of the central bank');
const housing = words('当地住房城乡建设部门', 'The local housing department');
/** What the report on the relending says, by words of the sentence. */
export const reported = (...words: readonly string[]): Source =>
  cited('2024年12月29日《再贷款支持加速落地》报道', '再贷款支持加速落地', ...words);
const raised = reported('支持比例', '60%', '100%');

const given = (parameter: string, source: Source, from: string, value: string, surely?: string): Setting => ({
  parameter,
  from,
  ...(surely === undefined ? {} : { surely }),
  value,
  source,
  entered: null,
});

const days = (code: string, chinese: string, english: string, ask = housing): Parameter => ({
  code,
  name: words(chinese, english),
  meaning: words(
    '办理时限，文件没有给出；录入之前不计时',
    'A time limit that no paper gives; no clock runs until it is entered',
  ),
  value: { kind: 'figure', measure: counted('个工作日', 'working days') },
  ask,
  given: [],
});

/** The numbers of the programme. What the papers do not give is here, empty: 待核. */
export const parameters: readonly Parameter[] = [
  {
    code: 'support-ratio',
    name: words('再贷款支持比例', 'Support ratio'),
    meaning: words('再贷款占合格贷款本金的比例', 'Relending as a share of the eligible principal'),
    value: { kind: 'figure', measure: share },
    ask: centralBank,
    // 2024年5月 and 9月底: the days themselves are not said.
    given: [
      given('support-ratio', raised, '2024-05-01', '0.6', '2024-05-31'),
      given('support-ratio', raised, '2024-09-21', '1', '2024-09-30'),
    ],
  },
  {
    code: 'ratio-follows',
    name: words('支持比例按哪一天', 'Which day the ratio follows'),
    meaning: words('比例按放款日还是按申请日确定', 'Whether the ratio is that of the loan’s or of the claim’s day'),
    value: {
      kind: 'choice',
      options: [
        { code: 'loan', words: words('放款日', 'The loan’s day') },
        { code: 'claim', words: words('申请日', 'The claim’s day') },
      ],
    },
    ask: centralBank,
    given: [],
  },
  {
    code: 'national-quota',
    name: words('全国额度', 'National quota'),
    meaning: words('全国总额度；已用多少没有公布', 'The whole quota; how much is used is not said'),
    value: { kind: 'figure', measure: money },
    ask: centralBank,
    given: [given('national-quota', reported('设立', '亿元保障性住房再贷款'), '2024-05-01', '300000000000')],
  },
  {
    code: 'national-quota-used',
    name: words('全国额度已用', 'National quota used'),
    meaning: words('全国已用多少，没有公布', 'How much of it is used; not published'),
    value: { kind: 'figure', measure: money },
    ask: centralBank,
    given: [],
  },
  {
    code: 'relending-term',
    name: words('再贷款期限', 'Relending term'),
    meaning: words('到期归还或展期，文件没有给出', 'When it is due or renewed; no paper says'),
    value: { kind: 'figure', measure: plain('个月', 'months', 0) },
    ask: centralBank,
    given: [],
  },
  {
    code: 'relending-rate',
    name: words('再贷款利率', 'Relending rate'),
    meaning: words('年利率，文件没有给出', 'A year; no paper says'),
    value: { kind: 'figure', measure: share },
    ask: centralBank,
    given: [],
  },
  {
    code: 'price-cap',
    name: words('收购价格上限', 'Price cap'),
    meaning: words('收购价是否以同地段保障房重置价为上限', 'Whether the replacement price caps the price'),
    value: {
      kind: 'choice',
      options: [
        { code: 'replacement', words: words('不超过重置价', 'At most the replacement price') },
        { code: 'none', words: words('不设上限', 'No cap') },
      ],
    },
    ask: housing,
    given: [],
  },
  {
    code: 'size-limit',
    name: words('配租户型面积上限', 'Size limit for letting'),
    meaning: words('用作配租的单套面积上限，全国文件没有给出', 'The largest home to let; no national paper says'),
    value: { kind: 'figure', measure: squareMetres },
    ask: housing,
    given: [],
  },
  {
    code: 'size-limit-sale',
    name: words('配售户型面积上限', 'Size limit for sale'),
    meaning: words('用作配售的单套面积上限，全国文件没有给出', 'The largest home to sell; no national paper says'),
    value: { kind: 'figure', measure: squareMetres },
    ask: housing,
    given: [],
  },
  {
    code: 'whole-buildings',
    name: words('是否优先整栋', 'Whole buildings first'),
    meaning: words(
      '只收整栋、整单元，还是优先：同样满足需求时由整栋的替下不是整栋的',
      'Whether only whole buildings are bought, or first: where they serve a need as well they replace others',
    ),
    value: {
      kind: 'choice',
      options: [
        { code: 'first', words: words('优先整栋', 'Whole buildings first') },
        { code: 'only', words: words('只收整栋', 'Only whole buildings') },
        { code: 'any', words: words('不限', 'Any') },
      ],
    },
    ask: housing,
    given: [],
  },
  days('days-negotiate', '协商时限', 'Days to negotiate'),
  days('days-credit', '授信时限', 'Days to grant credit', centralBank),
  days('days-draw', '放款时限', 'Days to draw', centralBank),
];
