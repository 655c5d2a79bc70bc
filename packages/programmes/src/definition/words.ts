/** What a person reads, in both languages; Chinese first. */
export interface Words {
  readonly chinese: string;
  readonly english: string;
}

/** Two texts as one value: `words('收购主体', 'Buyer')`. */
export function words(chinese: string, english: string): Words {
  return { chinese, english };
}

/** A name, a number or a day: the same in both languages. */
export const sameWords = (text: string): Words => words(text, text);

/** Words without repeats, in the order in which they first came. */
export const distinctWords = (all: Iterable<Words>): Words[] => [
  ...new Map([...all].map((one) => [one.chinese, one])).values(),
];
