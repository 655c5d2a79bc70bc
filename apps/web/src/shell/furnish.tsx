import { lazy } from 'react';
import type { ComponentType } from 'react';
import { codeOf } from './code-missing.js';

/** A page that uses the component library, which comes with the first such page; `fetch` brings the code before it is opened. */
export function furnished(code: () => Promise<ComponentType>) {
  const both = () => Promise.all([import('./furnished.js'), code()]);
  const whole = async (): Promise<ComponentType> => {
    const [{ Furnished }, Page] = await both();
    return () => (
      <Furnished>
        <Page />
      </Furnished>
    );
  };
  const page: ComponentType = lazy(codeOf(whole));
  return { page, fetch: () => void both().catch(() => undefined) };
}
