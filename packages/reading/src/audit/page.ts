import { checks } from './checks.js';

const quoteLines = (text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}  `.trimEnd()))
    .join('\n');

/** The page docs/checks.md: what each check looks at, when it is silent, an example and the message it gives. */
export function checksPage(): string {
  const parts = checks.map(
    ({ rule, title, explanation, notWhen, example }) =>
      `## ${rule} · ${title}\n\n${explanation}\n\n**不用在:** ${notWhen}\n\n例:\n\n${quoteLines(example.text)}\n\n给出:${example.message}\n`,
  );
  return [
    '# 核对规则\n',
    '<!-- Made from packages/reading/src/audit/checks.ts; a test compares the two. -->\n',
    '`luoshi check` 按下列规则核对一份文件。每条结论是三种之一:`consistent` 相符,`inconsistent` 不符(按区间算得出的,才这样断定),`undetermined` 无法核定(消息里写明要问什么)。\n',
    ...parts,
  ].join('\n');
}
