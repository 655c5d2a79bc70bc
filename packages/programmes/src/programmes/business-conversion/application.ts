import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';

const accounts = [
  { code: 'normal', words: words('正常', 'Normal') },
  { code: 'none', words: words('没有账户', 'No account') },
  { code: 'arrears', words: words('欠费', 'In arrears') },
  { code: 'sealed', words: words('封存', 'Sealed') },
] as const;

/** 转企申请: one form for all departments. */
export const applications = register({
  code: 'applications',
  name: words('转企申请', 'Applications'),
  purpose: words('一户一次申请一行，一张表办全部事项', 'One row for each application; one form for all matters'),
  fields: {
    number: { kind: 'text', label: words('申请编号', 'Number'), required: true },
    unit: { kind: 'unit', label: words('受理单位', 'Accepted by') },
    oldName: { kind: 'text', label: words('个体工商户名称', 'Name of the business') },
    creditCode: { kind: 'text', label: words('统一社会信用代码', 'Credit code'), most: 18 },
    newName: { kind: 'text', label: words('企业名称', 'Name of the company') },
    companyKind: {
      kind: 'choice',
      label: words('企业类型', 'Kind of company'),
      options: [
        { code: 'limited', words: words('有限责任公司', 'Limited company') },
        { code: 'partnership', words: words('合伙企业', 'Partnership') },
        { code: 'sole', words: words('个人独资企业', 'Sole proprietorship') },
      ],
    },
    address: { kind: 'text', label: words('住所', 'Address') },
    manager: { kind: 'text', label: words('负责人', 'Manager') },
    telephone: { kind: 'text', label: words('联系电话', 'Telephone'), most: 40 },
    moves: { kind: 'flag', label: words('跨登记机关迁移', 'Moves to another registry') },
    production: { kind: 'flag', label: words('有食品生产许可', 'Food production permit') },
    operation: { kind: 'flag', label: words('有食品经营许可', 'Food business permit') },
    taxCleared: { kind: 'flag', label: words('税款已结清', 'Taxes cleared') },
    insurance: { kind: 'choice', label: words('社会保险账户', 'Social insurance account'), options: accounts },
    medical: { kind: 'choice', label: words('医疗保险账户', 'Medical insurance account'), options: accounts },
    fund: { kind: 'choice', label: words('住房公积金账户', 'Housing fund account'), options: accounts },
    bank: { kind: 'text', label: words('开户银行', 'Bank') },
    sealName: { kind: 'text', label: words('印章名称', 'Name on the seal') },
    submittedOn: { kind: 'day', label: words('提交日期', 'Submitted on') },
  },
  key: ['number'],
  title: 'oldName',
  list: ['number', 'oldName', 'newName', 'companyKind', 'unit', 'submittedOn'],
  board: 'stage',
  unitsAdd: true,
  form: [
    {
      name: words('户和企业', 'Business and company'),
      fields: [
        'number',
        'unit',
        'oldName',
        'creditCode',
        'newName',
        'companyKind',
        'address',
        'manager',
        'telephone',
        'moves',
      ],
    },
    {
      name: words('预检', 'Pre-check'),
      fields: ['taxCleared', 'insurance', 'medical', 'fund', 'production', 'operation'],
    },
    { name: words('其他', 'More'), fields: ['bank', 'sealName', 'submittedOn'] },
  ],
});

/** 办理结果: how far each department is. */
export const results = register({
  code: 'results',
  name: words('办理结果', 'Results'),
  purpose: words(
    '每件申请每个事项一行，由各部门回传',
    'One row for each matter of an application, sent back by its department',
  ),
  fields: {
    application: { kind: 'link', to: 'applications', label: words('转企申请', 'Application'), required: true },
    matter: { kind: 'text', label: words('事项', 'Matter'), required: true },
    unit: { kind: 'unit', label: words('办理单位', 'Handled by') },
    acceptedOn: { kind: 'day', label: words('受理日期', 'Accepted on') },
    doneOn: { kind: 'day', label: words('办结日期', 'Done on') },
    result: {
      kind: 'choice',
      label: words('结果', 'Result'),
      options: [
        { code: 'granted', words: words('办成', 'Granted') },
        { code: 'returned', words: words('退回补正', 'Returned') },
        { code: 'refused', words: words('不予办理', 'Refused') },
      ],
    },
    note: { kind: 'text', label: words('说明', 'Note'), most: 1000 },
  },
  key: ['application', 'matter'],
  title: 'matter',
  list: ['application', 'matter', 'unit', 'acceptedOn', 'doneOn', 'result'],
});
