import { money, squareMetres, yuan } from '../../definition/measure.js';
import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import { homesMeasure, tenures } from './demand.js';

/** 征集公告: the public call for offers. */
export const calls = register({
  code: 'calls',
  name: words('征集公告', 'Calls'),
  purpose: words('公开征集房源的公告，一份一行', 'Public calls for offers'),
  fields: {
    number: { kind: 'text', label: words('公告编号', 'Number'), required: true },
    place: { kind: 'place', label: words('地方', 'Place') },
    publishedOn: { kind: 'day', label: words('发布日期', 'Published on') },
    deadline: { kind: 'day', label: words('征集截止', 'Deadline') },
    conditions: { kind: 'text', label: words('征集条件', 'Conditions'), most: 2000 },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'place', 'publishedOn', 'deadline'],
  checks: [
    {
      code: 'call-ends-before-it-begins',
      field: 'deadline',
      wrong: ({ publishedOn, deadline }) =>
        typeof publishedOn === 'string' && typeof deadline === 'string' && deadline < publishedOn,
      what: words('截止早于发布', 'It ends before it was published'),
      why: words('公告发布之后才能报名', 'offers come after publication'),
      next: words('请核对两个日期', 'check both days'),
    },
  ],
});

/** 收购主体: must be a local state-owned enterprise. */
export const buyers = register({
  code: 'buyers',
  name: words('收购主体', 'Buyers'),
  purpose: words('选定的收购主体，一家一行', 'The buyers that were chosen'),
  fields: {
    name: { kind: 'text', label: words('名称', 'Name'), required: true },
    place: { kind: 'place', label: words('地方', 'Place') },
    stateOwned: { kind: 'flag', label: words('地方国有企业', 'Local state-owned enterprise') },
    chosenOn: { kind: 'day', label: words('选定日期', 'Chosen on') },
    approval: { kind: 'text', label: words('选定依据', 'Approval') },
  },
  key: ['name'],
  title: 'name',
  list: ['name', 'place', 'stateOwned', 'chosenOn'],
});

/** 房源项目: what a developer offers under a call. */
export const offers = register({
  code: 'offers',
  name: words('房源项目', 'Offers'),
  purpose: words('房地产企业报来的房源，一个项目一行', 'What developers offer, one row for each project'),
  fields: {
    number: { kind: 'text', label: words('房源编号', 'Number'), required: true },
    name: { kind: 'text', label: words('项目名称', 'Name') },
    call: { kind: 'link', to: 'calls', label: words('征集公告', 'Call') },
    developer: { kind: 'text', label: words('房地产企业', 'Developer') },
    place: { kind: 'place', label: words('地方', 'Place') },
    kind: {
      kind: 'choice',
      label: words('房屋类型', 'Kind'),
      options: [
        { code: 'flat', words: words('住宅', 'Flats') },
        { code: 'apartment', words: words('公寓', 'Serviced apartments') },
        { code: 'other', words: words('其他', 'Other') },
      ],
    },
    completed: { kind: 'flag', label: words('已建成', 'Completed') },
    unsold: { kind: 'flag', label: words('未出售', 'Unsold') },
    wholeBuildings: { kind: 'flag', label: words('整栋或整单元', 'Whole buildings') },
    homes: { kind: 'figure', label: words('可售套数', 'Homes'), measure: homesMeasure },
    area: { kind: 'figure', label: words('总面积', 'Area'), measure: squareMetres },
    areaFrom: { kind: 'figure', label: words('户型面积下限', 'Home area from'), measure: squareMetres },
    areaTo: { kind: 'figure', label: words('户型面积上限', 'Home area to'), measure: squareMetres },
    price: { kind: 'figure', label: words('报价总额', 'Price asked'), measure: money },
    replacementPrice: {
      kind: 'figure',
      label: words('同地段保障房重置价', 'Replacement price'),
      hint: words('每平方米', 'per m²'),
      measure: yuan,
    },
    receivedOn: { kind: 'day', label: words('报名日期', 'Received on') },
    decision: {
      kind: 'choice',
      label: words('结果', 'Decision'),
      options: [
        { code: 'open', words: words('待定', 'Open') },
        { code: 'chosen', words: words('入选', 'Chosen') },
        { code: 'left-out', words: words('未选', 'Left out') },
      ],
    },
    reason: { kind: 'text', label: words('理由', 'Reason'), most: 1000 },
  },
  key: ['number'],
  title: 'name',
  list: ['number', 'name', 'place', 'developer', 'homes', 'price', 'decision'],
  board: 'decision',
});

/** 房源明细: one home, with what must be checked before it may be bought. */
export const homes = register({
  code: 'homes',
  name: words('房源明细', 'Homes'),
  purpose: words('一套一行，收购前逐套核查', 'One row for each home, checked before it is bought'),
  fields: {
    offer: { kind: 'link', to: 'offers', label: words('房源项目', 'Offer'), required: true },
    building: { kind: 'text', label: words('楼栋', 'Building'), required: true },
    room: { kind: 'text', label: words('房号', 'Room'), required: true },
    area: { kind: 'figure', label: words('面积', 'Area'), measure: squareMetres },
    price: { kind: 'figure', label: words('价格', 'Price'), measure: money },
    completed: { kind: 'flag', label: words('已建成', 'Completed') },
    unsold: { kind: 'flag', label: words('未出售', 'Unsold') },
    mortgaged: {
      kind: 'flag',
      label: words('有抵押', 'Mortgaged'),
      hint: words('已解除的填否', 'No where it was lifted'),
    },
    seized: { kind: 'flag', label: words('被查封', 'Seized'), hint: words('已解除的填否', 'No where it was lifted') },
    checkedOn: { kind: 'day', label: words('核查日期', 'Checked on') },
    tenure: { kind: 'choice', label: words('方式', 'Tenure'), options: tenures },
    allocatedOn: { kind: 'day', label: words('配租配售日期', 'Allocated on') },
    occupiedOn: { kind: 'day', label: words('入住日期', 'Moved in on') },
  },
  key: ['offer', 'building', 'room'],
  title: 'room',
  list: ['offer', 'building', 'room', 'area', 'price', 'mortgaged', 'seized', 'occupiedOn'],
});
