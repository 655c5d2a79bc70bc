import { counted, squareMetres } from '../../definition/measure.js';
import { moods } from '../../definition/mood.js';
import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';

export const homesMeasure = counted('套', 'homes');

export const tenures = [
  { code: 'rent', words: words('配租', 'To let') },
  { code: 'sale', words: words('配售', 'To sell') },
] as const;

/** 筹集目标: what a paper promises. Without a deadline the product asks for one; it never assumes the year's end. */
export const targets = register({
  code: 'targets',
  name: words('筹集目标', 'Targets'),
  purpose: words('文件提出的筹集目标，一个地方一项一行', 'What papers promise, one row for each place and promise'),
  fields: {
    number: { kind: 'text', label: words('目标编号', 'Number'), required: true },
    place: { kind: 'place', label: words('地方', 'Place') },
    homes: { kind: 'figure', label: words('目标套数', 'Homes'), measure: homesMeasure },
    by: {
      kind: 'day',
      label: words('完成时限', 'Deadline'),
      hint: words('文件没有写就留空', 'Empty where no paper gives one'),
    },
    mood: { kind: 'choice', label: words('语气', 'Mood'), options: moods },
    source: { kind: 'text', label: words('依据', 'Source'), most: 400 },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'place', 'homes', 'by', 'mood'],
});

/** 摸排的需求: how many homes of which size a place needs. */
export const needs = register({
  code: 'needs',
  name: words('住房需求', 'Needs'),
  purpose: words('摸排出的需求，一个地方一种面积一行，由工作专班填写', 'Needs found by the survey, by place and size'),
  fields: {
    number: { kind: 'text', label: words('需求编号', 'Number'), required: true },
    place: { kind: 'place', label: words('地方', 'Place') },
    tenure: { kind: 'choice', label: words('方式', 'Tenure'), options: tenures },
    areaFrom: { kind: 'figure', label: words('面积下限', 'Area from'), measure: squareMetres },
    areaTo: { kind: 'figure', label: words('面积上限', 'Area to'), measure: squareMetres },
    homes: { kind: 'figure', label: words('需求套数', 'Homes needed'), measure: homesMeasure },
    surveyedOn: { kind: 'day', label: words('摸排日期', 'Surveyed on') },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'place', 'tenure', 'areaFrom', 'areaTo', 'homes'],
});

/** 投用计划: what somebody intends. A plan is never counted as done. */
export const plans = register({
  code: 'plans',
  name: words('投用计划', 'Plans'),
  purpose: words('收购主体说的计划，只作对照，不计入完成数', 'What buyers intend; never counted as done'),
  fields: {
    number: { kind: 'text', label: words('计划编号', 'Number'), required: true },
    buyer: { kind: 'link', to: 'buyers', label: words('收购主体', 'Buyer') },
    homes: { kind: 'figure', label: words('计划套数', 'Homes'), measure: homesMeasure },
    by: { kind: 'day', label: words('计划时限', 'By') },
    source: { kind: 'text', label: words('依据', 'Source'), most: 400 },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'buyer', 'homes', 'by'],
});
