import { lazy } from 'react';
import type { ComponentType } from 'react';

/** A page that uses the component library, which comes with the first such page; `fetch` brings the code before it is opened. */
export function furnished(code: () => Promise<ComponentType>) {
  const both = () => Promise.all([import('./furnished.js'), code()]);
  const page: ComponentType = lazy(async () => {
    const [{ Furnished }, Page] = await both();
    const Whole = () => (
      <Furnished>
        <Page />
      </Furnished>
    );
    return { default: Whole };
  });
  return { page, fetch: () => void both().catch(() => undefined) };
}
