/** Who may act: 督查室, 领导, 单位联络员, 系统管理员, 审计员. */
export type Role = 'supervision' | 'leader' | 'liaison' | 'administrator' | 'auditor';

export const roleWords: Readonly<Record<Role, string>> = {
  supervision: '督查室',
  leader: '领导',
  liaison: '单位联络员',
  administrator: '系统管理员',
  auditor: '审计员',
};

export interface Actor {
  readonly person: string;
  readonly role: Role;
  /** The unit that a liaison speaks for; null for the others. */
  readonly unit: string | null;
}

/** A unit's relation to the office; only a `subject` 督查对象 is sent a 督办函, ranked or called to a talk. */
export type Relation = 'subject' | 'vertical' | 'court' | 'state-firm' | 'temporary' | 'bank-or-firm';

export const relationWords: Readonly<Record<Relation, string>> = {
  subject: '督查对象',
  vertical: '垂管',
  court: '法院检察院',
  'state-firm': '国企',
  temporary: '临时机构',
  'bank-or-firm': '银行企业',
};
