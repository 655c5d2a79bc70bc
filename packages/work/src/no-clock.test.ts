import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));
const FORBIDDEN = new Set(['Date', 'Intl', 'performance', 'parseFloat']);
/** The pure heart; use-cases with a clock and a database will stand beside these folders. */
const PURE = ['calendar', 'period', 'task', 'lamp', 'sample', 'score'];

/** Identifiers of a source that ask the machine's clock or lose digits; words in comments and strings do not count. */
function forbiddenIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && FORBIDDEN.has(node.text)) found.push(node.text);
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') found.push('Math.random');
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

it('finds a clock where there is one', () => {
  expect(forbiddenIn('// Date\nconst now = new Date(); const words = "Date"; Math.random();')).toEqual([
    'Date',
    'Math.random',
  ]);
});

it('the pure folders ask no clock', () => {
  const files = PURE.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
      .map((file) => join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(30);
  const guilty = files.filter((file) => forbiddenIn(readFileSync(join(root, file), 'utf8')).length > 0);
  expect(guilty).toEqual([]);
});
