/** What a person reads, in both languages; Chinese first. */
export interface Words {
  readonly chinese: string;
  readonly english: string;
}

/** Two texts as one value: `words('收购主体', 'Buyer')`. */
export function words(chinese: string, english: string): Words {
  return { chinese, english };
}
