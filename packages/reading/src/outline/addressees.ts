/** Ends of names of those to whom papers are sent; a line of them ends with a colon. */
const HEAD_NOUN =
  /(?:政府|党委|党工委|工委|管委会|委员会|部门|单位|机构|企业|公司|局|办|厅|委|部|院|团体|办事处|街道|乡镇|镇|职工|中心|银行|分行|支行|协会|组|站|群众|居民|人员|区|县|市|专班|法院|检察院|各位代表)(?:[（(][^（()）]{1,40}[）)])?$/;
const NOT_ADDRESSEES =
  /[。；！？“”]|如下|以下|通知|要求|根据|按照|为了|包括|其中|提出|指出|强调|答|问|表示|条件|方式|联系|地址|电话|时间|附件|来源|单位[：:].|责任|牵头/;

/**
 * The addressees (主送机关) of a line that ends with a colon, as written, or null where the line is none. A line of them
 * names bodies only. Split at commas, and at 、 where both sides are names of their own: `各区市县党委、人民政府` is one
 * group, so is `各市、自治州人民政府`.
 */
export function addresseesOf(words: string): string[] | null {
  const last = words.charCodeAt(words.length - 1);
  if ((last !== 58 && last !== 0xff1a) || words.length < 4 || words.length > 300) return null;
  const list = words.slice(0, -1);
  if (NOT_ADDRESSEES.test(list)) return null;
  if (!HEAD_NOUN.test(list)) return null;
  return splitGroups(list);
}

/** A part that has no body of its own before it: `…党委、⟦人民政府⟧`. */
const BARE =
  /^(?:人民政府|政府|党工委|工委|管委会|管理委员会|党委|人大|政协|办公室|办事处|直属机构|职工|[委办局部院室组])$/;
/** A part that only says where, and leaves its head noun to the next: ⟦各市⟧、自治州人民政府. */
const PLACE_ONLY = /^各?(?:[^、，,]{0,12})(?:省|市|州|盟|县|区|旗|乡|镇|街道|自治区|直辖市)(?:[（(][^（()）]*[）)])?$/;

function splitGroups(list: string): string[] {
  const groups: string[] = [];
  for (const run of partsAt(list, '，,；;')) {
    let group = '';
    for (const part of partsAt(run, '、')) {
      const trimmed = part.trim();
      if (!trimmed) continue;
      if (group && (BARE.test(trimmed) || PLACE_ONLY.test(group.slice(group.lastIndexOf('、') + 1)))) {
        group += `、${trimmed}`;
      } else {
        if (group) groups.push(group);
        group = trimmed;
      }
    }
    if (group) groups.push(group);
  }
  return groups;
}

/** Splits at the marks outside brackets. */
function partsAt(words: string, marks: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < words.length; i++) {
    const character = words.charAt(i);
    if (character === '(' || character === '（') depth++;
    else if (character === ')' || character === '）') depth--;
    else if (depth <= 0 && marks.includes(character)) {
      parts.push(words.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(words.slice(from));
  return parts;
}
