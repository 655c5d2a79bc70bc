/**
 * The same keys with any words: what a second language has to be. Where it has its own form for one (`1 task`, `2 tasks`),
 * `KEY_one` beside a key is that form, taken where `count` is 1.
 */
export type Same<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Same<Words[Key]>;
} & { readonly [Key in keyof Words & string as Words[Key] extends string ? `${Key}_one` : never]?: string };
