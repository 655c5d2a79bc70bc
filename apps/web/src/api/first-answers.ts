/** What came with the page: answers by the addresses that it would ask first. */
const held = new Map<string, unknown>();

/** Takes the answers that came with the page, as JSON; nothing where none did. */
export function holdFirstAnswers(json: string | null | undefined): void {
  for (const [address, answer] of Object.entries(JSON.parse(json ?? '{}') as object)) held.set(address, answer);
}

/** The answer that came for an address with the page, once; undefined where none did, or the first asking is over. */
export function firstAnswer(address: string): unknown {
  const answer = held.get(address);
  held.delete(address);
  return answer;
}

/** Forgets what came with the page and was not asked for: from now on the server is asked. */
export const forgetFirstAnswers = (): void => held.clear();
