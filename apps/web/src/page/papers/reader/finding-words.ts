/** A comma, colon, semicolon between Chinese words; what stands in quotation marks is the paper's and stays as it is. */
const NARROW = /(?<=[\p{Script=Han}”）])[,:;](?=[\p{Script=Han}“（])/gu;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；' };

/** What a check found, with the punctuation of Chinese print. */
export const findingWords = (message: string): string =>
  message
    .split(/(“[^”]*”)/u)
    // The marks around a stretch of the product's own words count as its neighbours.
    .map((part, at, all) => {
      if (at % 2 === 1) return part;
      const [before, after] = [at > 0 ? '”' : '', at + 1 < all.length ? '“' : ''];
      const whole = `${before}${part}${after}`.replace(NARROW, (mark) => WIDE[mark]!);
      return whole.slice(before.length, whole.length - after.length);
    })
    .join('');
