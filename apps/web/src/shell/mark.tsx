import { colours } from '../theme/tokens.js';

/** The product's sign. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="落实">
      <rect width="32" height="32" rx="6" fill={colours.primary} />
      <path
        d="M8 17.5l5.5 5.5L24.5 10"
        fill="none"
        stroke="#fff"
        strokeWidth="3.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
