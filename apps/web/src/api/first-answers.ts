/** What came with the page: answers by the addresses that it would ask first. */
const held = new Map<string, unknown>(
  Object.entries(JSON.parse(document.getElementById('first-answers')?.textContent ?? '{}') as object),
);

/** The answer that came for an address with the page, once; undefined where none did, or what came is old by now. */
export function firstAnswer(address: string): unknown {
  const answer = held.get(address);
  held.delete(address);
  return answer;
}

/** Forgets what came with the page and was not asked for: from now on the server is asked. */
export const forgetFirstAnswers = (): void => held.clear();
