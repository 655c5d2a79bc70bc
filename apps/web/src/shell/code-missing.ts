import type { ComponentType } from 'react';

/** Code that is loaded when it is needed did not arrive. */
export class CodeMissing extends Error {
  override readonly name = 'CodeMissing';
}

/** A component's code as React's `lazy` asks for it; says so where it does not arrive. */
export const codeOf =
  <Props>(code: () => Promise<ComponentType<Props>>) =>
  async (): Promise<{ readonly default: ComponentType<Props> }> => {
    try {
      return { default: await code() };
    } catch (fault) {
      throw new CodeMissing(fault instanceof Error ? fault.message : String(fault), { cause: fault });
    }
  };
