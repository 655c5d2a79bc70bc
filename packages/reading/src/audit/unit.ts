import { Codes } from '../text/codes.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { quoted } from './wording.js';

/** What is done to persons only, directly before the figure: 刑拘|37件. */
const TO_PERSONS =
  /(?:刑拘|刑事拘留|行政拘留|司法拘留|批捕|批准逮捕|逮捕|抓获|抓获犯罪嫌疑人|犯罪嫌疑人|涉案人员|缉捕|劝返)(?:共|累计|总计|达|了)?$/;
/** What these two end with. */
const BEFORE = new Codes('拘留捕获人员返件屋房辆备共计达了');
const THINGS = new Set(['件', '起', '宗', '台', '套', '辆', '份', '处']);
/** Things, directly before a figure of persons: 案件|37人. */
const OF_THINGS = /(?:刑事案件|行政案件|违法案件|案件|房屋|住房|商品房|车辆|设备)(?:共|累计|总计|达)?$/;
const PERSONS = new Set(['人', '名', '人次']);

function run(paper: Paper): Finding[] {
  const { text, quantities } = paper;
  const findings: Finding[] = [];
  for (let index = 0; index < quantities.length; index++) {
    const quantity = quantities[index]!;
    if (!BEFORE.has(text.charCodeAt(quantity.start - 1))) continue;
    if (quantity.kind !== 'count' || quantity.unit === null) continue;
    const things = THINGS.has(quantity.unit);
    if (!things && !PERSONS.has(quantity.unit)) continue;
    const before = text.slice(Math.max(0, quantity.start - 10), quantity.start);
    const shown = () => {
      const said = text.slice(Math.max(0, quantity.start - 8), quantity.end);
      return said.slice(said.search(/[^，。；、,;\s]*$/));
    };
    if (things && TO_PERSONS.test(before)) {
      // 「刑拘37件58人」 counts cases and persons.
      const next = quantities[index + 1];
      if (next && next.start - quantity.end <= 1 && PERSONS.has(next.unit ?? '')) continue;
      const message = `“${shown()}”以“${quantity.unit}”计人,应为“人”,或前面漏写了案件。`;
      findings.push(finding('unit', 'inconsistent', [quantity], message, '人', quantity.unit));
    } else if (!things && OF_THINGS.test(before) && quantity.qualifier === null) {
      const message = `“${shown()}”以“${quantity.unit}”计物,请核对量词,或是否漏写了所涉的人。`;
      findings.push(finding('unit', 'undetermined', [quantity], message, null, quoted(text, quantity)));
    }
  }
  return findings;
}

/** 人以人计,案以件计。 */
export const unit: Check = {
  rule: 'unit',
  title: '量词与所数的相配',
  explanation: '查只能对人做的事(刑拘、逮捕、抓获)以件、起、台计数,以及案件、房屋、车辆以人计数。',
  example: {
    text: '专项行动共立案62件,刑拘37件,移送起诉29人。',
    message: '“刑拘37件”以“件”计人,应为“人”,或前面漏写了案件。',
  },
  notWhen: '“刑拘37件58人”案与人并计;“移送起诉”案与人都可以计,不报。',
  run,
};
