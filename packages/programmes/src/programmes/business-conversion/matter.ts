import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import { applications } from './application.js';

export type Application = RecordOf<typeof applications>;
type FormField = Exclude<keyof Application, 'id'>;

/** One of the matters that are handled together. */
export interface Matter {
  readonly code: string;
  readonly name: Words;
  readonly department: Words;
  /** Matters that must be done first. The rest go side by side. */
  readonly after: readonly string[];
  /** Whether it concerns the applicant; null while it is not known. */
  readonly applies: (application: Application) => boolean | null;
  /** Fields of the one form that it reads. */
  readonly fields: readonly FormField[];
  /** Papers that it asks for; none where the departments recognise the registration (无感变更). */
  readonly papers: readonly Words[];
}

const always = (): boolean => true;
const market = words('市场监管', 'Market supervision');
const tax = words('税务', 'Tax');
const COMPANY: readonly FormField[] = ['oldName', 'creditCode', 'newName', 'address', 'manager', 'telephone'];

/** The eleven matters. */
export const matters: readonly Matter[] = [
  {
    code: 'tax-clearance',
    name: words('清税信息核验', 'Tax clearance'),
    department: tax,
    after: [],
    applies: always,
    fields: ['oldName', 'creditCode', 'taxCleared'],
    papers: [],
  },
  {
    code: 'file-transfer',
    name: words('个体工商户迁移调档', 'Transfer of the file'),
    department: market,
    after: ['tax-clearance'],
    applies: always,
    fields: ['oldName', 'creditCode', 'moves', 'address'],
    papers: [],
  },
  {
    code: 'registration',
    name: words('“个转企”变更登记', 'Registration as a company'),
    department: market,
    after: ['tax-clearance', 'file-transfer'],
    applies: always,
    fields: [...COMPANY, 'companyKind'],
    papers: [words('章程或协议', 'Articles or agreement'), words('负责人任职文件', 'Appointment of the manager')],
  },
  {
    code: 'tax-registration',
    name: words('税务恢复登记', 'Tax registration'),
    department: tax,
    after: ['registration'],
    applies: always,
    fields: ['newName', 'creditCode', 'manager'],
    papers: [],
  },
  {
    code: 'seal',
    name: words('企业印章刻制', 'Seal'),
    department: words('公安', 'Police'),
    after: ['registration'],
    applies: always,
    fields: ['newName', 'creditCode', 'sealName', 'manager'],
    papers: [],
  },
  {
    code: 'bank-account',
    name: words('银行基本账户开立或变更预约', 'Bank account'),
    department: words('人民银行', 'Central bank'),
    after: ['registration'],
    applies: always,
    fields: ['newName', 'creditCode', 'bank', 'telephone'],
    papers: [],
  },
  {
    code: 'social-insurance',
    name: words('企业社会保险登记或变更', 'Social insurance'),
    department: words('人力资源社会保障', 'Human resources'),
    after: ['registration'],
    applies: always,
    fields: ['newName', 'creditCode', 'insurance', 'manager'],
    papers: [],
  },
  {
    code: 'medical-insurance',
    name: words('基本医疗保险单位参保或变更', 'Medical insurance'),
    department: words('医疗保障', 'Medical security'),
    after: ['registration'],
    applies: always,
    fields: ['newName', 'creditCode', 'medical', 'manager'],
    papers: [],
  },
  {
    code: 'housing-fund',
    name: words('住房公积金缴存登记或变更', 'Housing fund'),
    department: words('住房城乡建设', 'Housing'),
    after: ['registration'],
    applies: always,
    fields: ['newName', 'creditCode', 'fund', 'manager'],
    papers: [],
  },
  {
    code: 'food-production',
    name: words('食品生产许可直接换证', 'Food production permit'),
    department: market,
    after: ['registration'],
    applies: ({ production }) => production,
    fields: ['newName', 'creditCode', 'production', 'address'],
    papers: [],
  },
  {
    code: 'food-operation',
    name: words('食品经营许可直接换证', 'Food business permit'),
    department: market,
    after: ['registration'],
    applies: ({ operation }) => operation,
    fields: ['newName', 'creditCode', 'operation', 'address'],
    papers: [],
  },
];

/** Departments of the whole: those of the matters, and the one that runs the platform. */
export const departments: readonly Words[] = [
  ...new Map(
    [...matters.map(({ department }) => department), words('数据管理', 'Data')].map((one) => [one.chinese, one]),
  ).values(),
];

/** The matters that an application is handled for; those that hang on what is not known stand apart. */
export function matterList(application: Application): { surely: Matter[]; perhaps: Matter[] } {
  return {
    surely: matters.filter(({ applies }) => applies(application) === true),
    perhaps: matters.filter(({ applies }) => applies(application) === null),
  };
}

/** One field of the one form, with the matters that share it: asked once, used by all of them. */
export interface SharedField {
  readonly field: FormField;
  readonly label: Words;
  readonly usedBy: readonly Words[];
  readonly filled: boolean;
}

/** The one form of an application: each field once, in the register's order. */
export function oneForm(application: Application): SharedField[] {
  const { surely, perhaps } = matterList(application);
  const all = [...surely, ...perhaps];
  return (Object.keys(applications.fields) as FormField[])
    .map((field) => ({
      field,
      label: applications.fields[field].label,
      usedBy: all.filter(({ fields }) => fields.includes(field)).map(({ name }) => name),
      filled: application[field] !== null,
    }))
    .filter(({ usedBy }) => usedBy.length > 0);
}

/** Something that the pre-check found: it stops an application, or it is not known. */
export interface PreCheck {
  readonly field: FormField;
  readonly words: Words;
  /** True: stops it. Null: not known. */
  readonly stops: true | null;
}

/** 预检: accounts and permits before anything is submitted. */
export function preCheck(application: Application): PreCheck[] {
  const found: PreCheck[] = [];
  if (application.taxCleared === false)
    found.push({
      field: 'taxCleared',
      words: words('税款没有结清，先到税务部门结清', 'Taxes are not cleared'),
      stops: true,
    });
  for (const field of ['insurance', 'medical', 'fund'] as const)
    if (application[field] === 'arrears')
      found.push({
        field,
        words: words(
          `${applications.fields[field].label.chinese}欠费，先补缴`,
          `${applications.fields[field].label.english}: in arrears`,
        ),
        stops: true,
      });
  for (const field of ['taxCleared', 'insurance', 'medical', 'fund', 'production', 'operation'] as const)
    if (application[field] === null)
      found.push({
        field,
        words: words(
          `${applications.fields[field].label.chinese}的状态还没有查到`,
          `${applications.fields[field].label.english}: not known yet`,
        ),
        stops: null,
      });
  return found;
}
