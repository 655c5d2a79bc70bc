import { counted, money, share, squareMetres } from '../../definition/measure.js';
import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import { homesMeasure } from './demand.js';

/** 收购项目: the case that goes through the stages. */
export const purchases = register({
  code: 'purchases',
  name: words('收购项目', 'Purchases'),
  purpose: words('一个收购项目一行，由工作专班填写', 'One row for each purchase, kept by the task force'),
  fields: {
    number: { kind: 'text', label: words('项目编号', 'Number'), required: true },
    name: { kind: 'text', label: words('项目名称', 'Name') },
    place: { kind: 'place', label: words('地方', 'Place') },
    call: { kind: 'link', to: 'calls', label: words('征集公告', 'Call') },
    offer: { kind: 'link', to: 'offers', label: words('房源项目', 'Offer') },
    buyer: { kind: 'link', to: 'buyers', label: words('收购主体', 'Buyer') },
    taskForce: { kind: 'unit', label: words('工作专班', 'Task force') },
    state: {
      kind: 'choice',
      label: words('进度', 'State'),
      options: [
        { code: 'talks', words: words('洽谈', 'In talks') },
        { code: 'bought', words: words('已收购', 'Bought') },
        { code: 'in-use', words: words('已投用', 'In use') },
      ],
    },
    projects: { kind: 'figure', label: words('楼盘数', 'Projects in it'), measure: counted('个', 'projects') },
    homes: { kind: 'figure', label: words('套数', 'Homes'), measure: homesMeasure },
    area: { kind: 'figure', label: words('总面积', 'Area'), measure: squareMetres },
    sizes: {
      kind: 'text',
      label: words('户型面积说法', 'Sizes as said'),
      hint: words('照原文填；“集中在”不等于全部', 'As written; “mostly” is not “all”'),
    },
    price: { kind: 'figure', label: words('收购总价', 'Price'), measure: money },
    annualRent: { kind: 'figure', label: words('年租金收入', 'Rent a year'), measure: money },
    teamOn: { kind: 'day', label: words('专班成立', 'Task force set up') },
    surveyOn: { kind: 'day', label: words('需求摸排', 'Needs surveyed') },
    methodOn: { kind: 'day', label: words('收购办法明确', 'Method settled') },
    agreedOn: { kind: 'day', label: words('协商一致', 'Agreed with the developer') },
    boughtOn: { kind: 'day', label: words('签约收购', 'Bought on') },
    allocatedOn: { kind: 'day', label: words('开始配租配售', 'Allocation began') },
    occupiedOn: { kind: 'day', label: words('开始入住', 'First moved in') },
  },
  key: ['number'],
  title: 'name',
  list: ['number', 'name', 'place', 'buyer', 'state', 'homes', 'price'],
  board: 'stage',
});

/** 入住情况: observations of one site, never spread to others. */
export const occupancies = register({
  code: 'occupancies',
  name: words('入住情况', 'Occupancy'),
  purpose: words(
    '一个项目（站点）一次统计一行，只说明这一个项目',
    'One row for each site and day; it speaks of that site alone',
  ),
  fields: {
    purchase: { kind: 'link', to: 'purchases', label: words('收购项目', 'Purchase'), required: true },
    site: { kind: 'text', label: words('站点', 'Site'), required: true },
    day: { kind: 'day', label: words('统计日期', 'Day'), required: true },
    ready: { kind: 'figure', label: words('可入住套数', 'Homes ready'), measure: homesMeasure },
    occupied: { kind: 'figure', label: words('已入住套数', 'Homes occupied'), measure: homesMeasure },
    rate: { kind: 'figure', label: words('入住率', 'Occupancy'), measure: share },
  },
  key: ['purchase', 'site', 'day'],
  title: 'site',
  list: ['purchase', 'site', 'day', 'ready', 'occupied', 'rate'],
});
