/** Words by their keys: `{ lamp: { red: '红灯' } }`. */
export interface Words {
  readonly [key: string]: string | Words;
}

/** What stands for the names in a sentence; what is null or not given leaves its place empty. */
export type Values = Readonly<Record<string, unknown>>;

/** Says the words of a key, `lamp.red`, or of the first of some that is there; a key that is not there is said as it is. */
export type Translate = (key: string | readonly string[], values?: Values) => string;

/**
 * The sentences of one language. `{{name}}` is filled by the value of that name; where `count` is 1 the form `KEY_one`
 * comes before `KEY`. Nothing is escaped: what draws it does that.
 */
export function translateBy(words: Words): Translate {
  const found = new Map<string, string | null>();
  const sentence = (key: string): string | null => {
    let known = found.get(key);
    if (known === undefined) {
      let at: string | Words | undefined = words;
      for (const step of key.split('.')) at = typeof at === 'object' && Object.hasOwn(at, step) ? at[step] : undefined;
      known = typeof at === 'string' ? at : null;
      found.set(key, known);
    }
    return known;
  };
  return (keys, values) => {
    const key = typeof keys === 'string' ? keys : (keys.find((one) => sentence(one) !== null) ?? keys.at(-1)!);
    const said = (values?.['count'] === 1 ? sentence(`${key}_one`) : null) ?? sentence(key) ?? key;
    if (values === undefined || !said.includes('{{')) return said;
    return said.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}
