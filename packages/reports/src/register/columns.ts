/** One column of a sheet of the register, as it is filled in. */
export interface RegisterColumn {
  readonly key: string;
  readonly head: string;
  /** Width in characters of the default font. */
  readonly width: number;
  readonly required?: true;
  /** A cell holds a day. */
  readonly day?: true;
  readonly choices?: readonly string[];
}

const yesNo = ['是', '否'];

/** 类别 as they are filled in, by the word of the API. */
export const unitKindWords = {
  department: '部门',
  township: '乡镇',
  subdistrict: '街道',
  county: '县区',
  park: '园区',
  section: '科室',
  enterprise: '企业',
  bank: '银行',
  court: '法院检察院',
  'task-force': '专班',
  other: '其他',
} as const;

/** 管理关系 as they are filled in, by the word of the API. */
export const unitRelationWords = {
  supervised: '督查对象',
  vertical: '垂管',
  judicial: '法院检察院',
  'state-owned': '国企',
  temporary: '临时机构',
  commercial: '银行企业',
} as const;

/** 层级 of an office as it is filled in, by the word of the API. */
export const officeLevelWords = {
  nation: '国家',
  province: '省级',
  prefecture: '市级',
  county: '县级',
  township: '乡镇街道',
  park: '园区',
} as const;

/** 角色 as they are filled in, by the word of the API. */
export const roleWords = {
  administrator: '系统管理员',
  supervision: '督查室',
  leader: '领导',
  liaison: '单位联络员',
  auditor: '审计员',
  operator: '项目操作员',
} as const;

/** 单位内步骤 of a liaison as they are filled in, by the word of the API. */
export const stepWords = { drafter: '经办', checker: '科室', issuer: '分管领导' } as const;

/** The sheets of offices below, units, members of groups, people and accounts: what the template has and the import reads. */
export const registerSheets = {
  offices: {
    name: '下级机构',
    columns: [
      { key: 'name', head: '机构名称', width: 30, required: true },
      { key: 'short', head: '简称', width: 16, required: true },
      { key: 'code', head: '机构代码', width: 18, required: true },
      { key: 'level', head: '层级', width: 12, required: true, choices: Object.values(officeLevelWords) },
      { key: 'parent', head: '上级机构代码', width: 18 },
      { key: 'division', head: '行政区划代码', width: 16 },
      { key: 'order', head: '排序', width: 8 },
    ],
  },
  units: {
    name: '单位',
    columns: [
      { key: 'name', head: '单位名称', width: 30, required: true },
      { key: 'short', head: '简称', width: 16 },
      { key: 'aliases', head: '其他名称（用、分开）', width: 30 },
      { key: 'kind', head: '类别', width: 12, required: true, choices: Object.values(unitKindWords) },
      { key: 'relation', head: '管理关系', width: 14, required: true, choices: Object.values(unitRelationWords) },
      { key: 'group', head: '组合单位', width: 10, choices: yesNo },
      { key: 'parent', head: '上级单位', width: 24 },
      { key: 'league', head: '考核分组', width: 14 },
      { key: 'order', head: '排序', width: 8 },
      { key: 'code', head: '统一代码', width: 22 },
      { key: 'from', head: '起始日期', width: 14, day: true },
    ],
  },
  members: {
    name: '成员',
    columns: [
      { key: 'group', head: '组合单位', width: 24, required: true },
      { key: 'unit', head: '成员单位', width: 30, required: true },
      { key: 'from', head: '起始日期', width: 14, day: true },
      { key: 'until', head: '截止日期', width: 14, day: true },
    ],
  },
  people: {
    name: '人员',
    columns: [
      { key: 'name', head: '姓名', width: 14, required: true },
      { key: 'post', head: '职务', width: 24 },
      { key: 'unit', head: '单位', width: 30 },
      { key: 'leader', head: '牵头领导', width: 10, choices: yesNo },
      { key: 'order', head: '排序', width: 8 },
      { key: 'from', head: '任职日期', width: 14, day: true },
      { key: 'until', head: '离任日期', width: 14, day: true },
    ],
  },
  accounts: {
    name: '账号',
    columns: [
      { key: 'login', head: '登录名', width: 18, required: true },
      { key: 'name', head: '姓名', width: 14, required: true },
      { key: 'role', head: '角色', width: 14, required: true, choices: Object.values(roleWords) },
      { key: 'unit', head: '单位', width: 30 },
      { key: 'step', head: '单位内步骤', width: 14, choices: Object.values(stepWords) },
    ],
  },
} as const satisfies Record<string, { readonly name: string; readonly columns: readonly RegisterColumn[] }>;

export type RegisterSheet = keyof typeof registerSheets;
export const registerSheetNames = Object.keys(registerSheets) as RegisterSheet[];

/** The column behind the others in which a returned file says why a row was not taken; not read. */
export const REASON = '未导入原因';
