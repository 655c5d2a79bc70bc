// The peers. Like our own readers each takes a paper's text and returns how many facts it found.
import suite from '@microsoft/recognizers-text-suite';
import * as chrono from 'chrono-node';

const suiteModels = [
  suite.recognizeNumber,
  suite.recognizePercentage,
  suite.recognizeCurrency,
  suite.recognizeDimension,
  suite.recognizeAge,
  suite.recognizeTemperature,
  suite.recognizeDateTime,
];

/**
 * Numbers, percentages, number-with-unit (all four models) and date-time of the Recognizers suite: together they look for
 * what our quantities and times look for. Line by line, because its time grows with the square of what it is given: a
 * paper at once is several times slower.
 */
export function recognizersSuite(text) {
  const day = new Date(2025, 5, 30);
  let found = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    for (const recognise of suiteModels) found += recognise(line, 'zh-cn', 0, day).length;
  }
  return found;
}

/** Dates of chrono-node, simplified Chinese; the whole paper at once, which is its fastest way. */
export function chronoDates(text) {
  return chrono.zh.hans.parse(text, new Date(2025, 5, 30)).length;
}
