import type { AbstractNode, IconDefinition } from '@ant-design/icons-svg/es/types';
import { createElement } from 'react';
import type { ReactNode } from 'react';

const drawn = ({ tag, attrs, children }: AbstractNode, key: number): ReactNode =>
  createElement(tag, { key, ...attrs }, children?.map(drawn));

/** An outline of the component library's icons, as large as the words beside it: drawn without what the library needs. */
export function Icon({ of: { icon } }: { readonly of: IconDefinition }) {
  if (typeof icon === 'function') return null; // in two colours: there is none in the frame
  return (
    <svg className="icon" viewBox={icon.attrs['viewBox']} width="1em" height="1em" fill="currentColor" aria-hidden>
      {icon.children?.map(drawn)}
    </svg>
  );
}
