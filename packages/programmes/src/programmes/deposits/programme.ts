import { compare, interval } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { asked, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { englishInterval, exactValue, intervalOf, printInterval } from '../../definition/figure.js';
import type { Figure } from '../../definition/figure.js';
import { money, plain, share } from '../../definition/measure.js';
import { programme } from '../../definition/programme.js';
import { column } from '../../definition/report.js';
import type { ReportCell } from '../../definition/report.js';
import { cited } from '../../definition/source.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { banks, decisions, funds, loans, namedFunds } from './bank.js';
import { effectOfWeight, paidBy, proposalOf } from './proposal.js';
import { askNote } from '../../definition/question.js';

const incentive = cited(
  '2023年9月1日“保交楼”工作综述报道；区级扩大有效投资政策措施（征求意见稿），2023年1月',
  '扩大有效投资政策措施',
  '竞争性财政资金存放',
);
const registers = ['banks', 'loans', 'funds', 'decisions'];
const needs = { registers, parameters: ['proportion', 'proportion-basis', 'weight', 'five-funds'] };
const owner = words('资金主管单位', 'The fund’s owner');

/** Each fund's proposal goes to its owner; a decision that differs needs its reason. Which five funds are meant is asked. */
function proposals(view: View): Effect[] {
  const ofReport = view.rows(funds).some(({ way }) => way === 'proportion');
  const which =
    ofReport && view.parameter('five-funds').settings.length === 0
      ? [asked('proposal', null, view.askParameter('five-funds'))]
      : [];
  const each = view.rows(funds).flatMap((fund): Effect[] => {
    const where = { register: 'funds', record: fund.id };
    const { deposits, why, questions } = proposalOf(view, fund);
    const decided = view
      .linked(decisions, 'fund', fund.id)
      .filter(({ decidedOn }) => decidedOn !== null && decidedOn <= view.day);
    if (deposits === null)
      return [
        {
          ...proposed(
            'notice',
            'proposal',
            where,
            words(`${fund.name}：${why.chinese}`, `${fund.name}: ${why.english}`),
            fund.owner,
          ),
          questions,
        },
      ];
    if (decided.length === 0)
      return [
        {
          ...proposed(
            'task',
            'proposal',
            where,
            words(`${fund.name}的存放建议请${fund.owner ?? owner.chinese}决定`, `${fund.name}: its owner decides`),
            fund.owner,
          ),
          questions,
        },
      ];
    return decided
      .filter(({ bank, amount, reason }) => {
        const wished = deposits.find((deposit) => deposit.bank === bank)?.amount ?? interval.exactly('0');
        return reason === null && amount !== null && !interval.overlaps(intervalOf(amount), wished);
      })
      .map(({ bank }) =>
        proposed(
          'notice',
          'proposal',
          where,
          words(
            `${view.find(banks, bank)?.name ?? ''}的存放与建议不同，请写明理由`,
            `The deposit at ${view.find(banks, bank)?.name ?? 'a bank'} differs from the proposal: give the reason`,
          ),
          fund.owner,
        ),
      );
  });
  return [...which, ...each];
}

export default programme({
  code: 'deposits',
  name: words('竞争性存放', 'Deposits as incentive'),
  summary: words(
    '配套贷款实际投放作为存放的激励因素；各项资金由主管单位决定',
    'Loans actually paid count; each fund’s owner decides',
  ),
  registers: [banks, loans, funds, decisions],
  parameters: [
    {
      code: 'proportion',
      name: words('存放与投放之比', 'Deposit for each yuan paid'),
      meaning: words('每投放1元配套贷款存放多少元；报道只说“一定比例”', 'The report only says “a certain proportion”'),
      value: { kind: 'figure', measure: share },
      ask: words('住房城乡建设部门', 'The housing department'),
      given: [],
    },
    {
      code: 'proportion-basis',
      name: words('比例的口径', 'What the proportion is of'),
      meaning: words(
        '每项资金各按这个比例存，还是各项资金合计按这个比例存；录入前给出范围',
        'Each fund by itself, or all funds together; until entered bounds are given',
      ),
      value: {
        kind: 'choice',
        options: [
          { code: 'each', words: words('每项资金各算', 'Each fund') },
          { code: 'together', words: words('各项资金合计', 'All together') },
        ],
      },
      ask: words('住房城乡建设部门', 'The housing department'),
      given: [],
    },
    {
      code: 'weight',
      name: words('投放情况的权重', 'Weight of loans paid'),
      meaning: words(
        '竞争性存放评分里配套贷款投放占多少；文件只说“适当提高”。先用测算“改权重的影响”看对每家银行的增减，在那里采用',
        'The paper only says “raised suitably”. Try it first under “Another weight”: every bank’s change is shown, adopt it there',
      ),
      value: { kind: 'figure', measure: share },
      ask: words('财政部门', 'The finance department'),
      given: [],
    },
    {
      code: 'five-funds',
      name: words('五金包括哪几项', 'The five funds'),
      meaning: words(
        `报道点了名的是${namedFunds.map(({ words: { chinese } }) => chinese).join('、')}，其余两项要问`,
        `The report names ${namedFunds.map(({ words: { english } }) => english.toLowerCase()).join(', ')}; the other two are asked for`,
      ),
      value: { kind: 'text' },
      ask: words('住房城乡建设部门', 'The housing department'),
      given: [],
    },
  ],
  processes: [],
  indicators: [
    {
      code: 'paid',
      name: words('实际投放', 'Paid'),
      meaning: words('授信没有放款的不计', 'Granted and unpaid does not count'),
      measure: money,
      needs: { registers, parameters: [] },
      of: 'banks',
      value: (view, { id }) => ({ value: paidBy(view, id), asOf: view.day, why: [], questions: [] }),
    },
  ],
  rules: [
    {
      code: 'proposal',
      name: words('存放建议', 'Proposal'),
      meaning: words('建议交主管单位决定；决定不同要写理由', 'The owner decides; a difference needs its reason'),
      basis: incentive,
      needs,
      judge: proposals,
    },
  ],
  reports: [
    {
      code: 'proposal',
      name: words('存放建议表', 'Proposal'),
      needs,
      of: null,
      make: (view) => [
        {
          name: words('存放建议表', 'Proposal'),
          columns: [
            { code: 'fund', name: words('资金', 'Fund'), measure: null },
            { code: 'bank', name: words('银行', 'Bank'), measure: null },
            { code: 'granted', name: words('授信', 'Granted'), measure: money },
            { code: 'paid', name: words('实际投放', 'Paid'), measure: money },
            { code: 'factor', name: words('投放得分', 'Points for loans paid'), measure: plain('分', 'points') },
            { code: 'score', name: words('得分', 'Score'), measure: plain('分', 'points') },
            { code: 'amount', name: words('建议存放', 'Proposed'), measure: money },
          ],
          rows: view
            .rows(funds)
            .flatMap((fund) =>
              (proposalOf(view, fund).deposits ?? []).map(
                ({ bank, granted, paid, factor, score, amount }): ReportCell[] => [
                  fund.name,
                  view.find(banks, bank)?.name ?? bank,
                  granted,
                  paid,
                  factor,
                  score ?? words('不评分', 'not scored'),
                  amount,
                ],
              ),
            ),
          notes: view.rows(funds).flatMap((fund) => {
            const { deposits, left, why, questions } = proposalOf(view, fund);
            if (deposits === null)
              return [words(`${fund.name}：${why.chinese}`, `${fund.name}: ${why.english}`), ...questions.map(askNote)];
            const rest =
              left.upper === null || compare(left.upper, '0') > 0
                ? [
                    words(
                      `${fund.name}：${why.chinese}，余${printInterval(left, money)}不在此次建议内`,
                      `${fund.name}: ${why.english}; ${englishInterval(left, money)} are not in this proposal`,
                    ),
                  ]
                : [];
            return [...rest, ...questions.map(askNote)];
          }),
        },
      ],
    },
  ],
  charts: [],
  trials: [
    {
      code: 'weight',
      name: words('改权重的影响', 'Another weight'),
      meaning: words(
        '采用之前，先看换一个权重对每家银行的影响',
        'What another weight does to every bank, before it is adopted',
      ),
      needs,
      inputs: {
        fund: { kind: 'link', to: 'funds', label: words('存放资金', 'Fund'), required: true },
        weight: {
          kind: 'figure',
          label: words('投放情况的权重', 'Weight of loans paid'),
          measure: share,
          required: true,
        },
        from: {
          kind: 'day',
          label: words('采用之日', 'In force from'),
          hint: words('采用时填；只测算可以不填', 'For adopting it; may be left empty while trying'),
        },
        source: {
          kind: 'text',
          label: words('采用依据', 'Source'),
          hint: words('采用时填：哪个单位、哪份文件定的', 'For adopting it: who set it, in which paper'),
          most: 300,
        },
      },
      work: (view, inputs) => {
        const fund = view.find(funds, inputs['fund'] as string)!;
        const weight = exactValue(intervalOf(inputs['weight'] as Figure));
        const effect = weight === null ? null : effectOfWeight(view, fund, weight);
        const [from, source] = [inputs['from'] as Day | null, inputs['source'] as string | null];
        const settings =
          weight === null || effect === null || from === null || !source?.trim()
            ? []
            : [{ parameter: 'weight', from, value: weight, source: source.trim() }];
        return {
          tables: [
            {
              name: words('对每家银行的影响', 'Every bank'),
              columns: [
                column('bank', '银行', 'Bank'),
                column('before', '现在建议', 'Now', money),
                column('after', '改后建议', 'Then', money),
                column('change', '增减', 'Change', money),
              ],
              rows: (effect ?? []).map(({ bank, before, after, change }): ReportCell[] => [
                view.find(banks, bank)?.name ?? bank,
                before,
                after,
                change,
              ]),
              notes:
                weight === null
                  ? [words('权重要填一个确切的数。', 'The weight has to be one exact number.')]
                  : effect === null
                    ? [proposalOf(view, fund, weight).why]
                    : settings.length === 0
                      ? [
                          words(
                            '要采用这个权重，请填写采用之日和采用依据。',
                            'To adopt this weight, fill in from when and its source.',
                          ),
                        ]
                      : [],
            },
          ],
          charts: [],
          records: [],
          settings,
        };
      },
    },
  ],
});

export { effectOfWeight, proposalOf } from './proposal.js';
export type { Proposal, ProposedDeposit, WeightChange } from './proposal.js';
