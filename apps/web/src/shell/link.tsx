import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useNavigate } from 'react-router';

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** An address within the product, `/ledger?lamp=red`. */
  readonly to: string;
}

/**
 * A link within the product that is nothing but a link, for pages with hundreds of them: the frame follows it
 * (`useFollowing`). The router's own looks up at each where it stands.
 */
export const Link = ({ to, ...rest }: LinkProps) => <a {...rest} href={to} data-within="" />;

/** Follows the links above where they are clicked, for the element that holds them. What the browser does with a key held stays. */
export function useFollowing(): (event: MouseEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.altKey || event.ctrlKey || event.shiftKey) return;
    const link = (event.target as Element).closest('a[data-within]');
    if (link === null) return;
    event.preventDefault();
    const to = link.getAttribute('href')!;
    // To where one is already no step is added.
    void navigate(to, { replace: to === location.pathname + location.search });
  };
}
