/** Who may act: 督查室, 领导, 单位联络员, 系统管理员, 审计员, 项目操作员. */
export type Role = 'supervision' | 'leader' | 'liaison' | 'administrator' | 'auditor' | 'operator';

export const roleWords: Readonly<Record<Role, string>> = {
  supervision: '督查室',
  leader: '领导',
  liaison: '单位联络员',
  administrator: '系统管理员',
  auditor: '审计员',
  operator: '项目操作员',
};

export interface Actor {
  readonly person: string;
  readonly role: Role;
  /** The unit that a liaison speaks for; null for the others. */
  readonly unit: string | null;
}

/** A unit's relation to the office; only a `supervised` 督查对象 is sent a 督办函, ranked or called to a talk. */
export type Relation = 'supervised' | 'vertical' | 'judicial' | 'state-owned' | 'temporary' | 'commercial';

export const relationWords: Readonly<Record<Relation, string>> = {
  supervised: '督查对象',
  vertical: '垂管',
  judicial: '法院检察院',
  'state-owned': '国企',
  temporary: '临时机构',
  commercial: '银行企业',
};
