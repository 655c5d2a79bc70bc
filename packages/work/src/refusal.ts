import { deskRefusals } from './desk/refusal.js';
import { fileRefusals } from './file/refusal.js';
import { intakeRefusals } from './intake/refusal.js';
import { lightingRefusals } from './lighting/refusal.js';
import { loopRefusals } from './loop/refusal.js';
import { officeRefusals } from './office/refusal.js';
import { paperRefusals } from './paper/refusal.js';
import { settingRefusals } from './clock/refusal.js';
import { endingRefusals } from './ending/refusal.js';
import { followingRefusals } from './following/refusal.js';
import { indicatorRefusals } from './indicator/refusal.js';
import { instructionRefusals } from './instruction/refusal.js';
import { meetingRefusals } from './meeting/refusal.js';
import { noticeRefusals } from './notice/refusal.js';
import { paymentRefusals } from './payment/refusal.js';
import { problemRefusals } from './problem/refusal.js';
import { programmeRefusals } from './programme/refusal.js';
import type { RefusalEntry } from './refusal-entry.js';
import { registerRefusals } from './register/refusal.js';
import { reportRefusals } from './report/refusal.js';
import { taskRefusals } from './task/refusal.js';
import { verificationRefusals } from './verification/refusal.js';
import { webhookRefusals } from './webhook/refusal.js';

/** Every way in which a use-case refuses, from the tables of the subjects. A code stands in one table only. */
export const workRefusals = {
  ...taskRefusals,
  ...deskRefusals,
  ...lightingRefusals,
  ...loopRefusals,
  ...fileRefusals,
  ...officeRefusals,
  ...intakeRefusals,
  ...paperRefusals,
  ...reportRefusals,
  ...settingRefusals,
  ...instructionRefusals,
  ...verificationRefusals,
  ...problemRefusals,
  ...programmeRefusals,
  ...meetingRefusals,
  ...noticeRefusals,
  ...endingRefusals,
  ...registerRefusals,
  ...paymentRefusals,
  ...followingRefusals,
  ...indicatorRefusals,
  ...webhookRefusals,
} as const satisfies Record<string, RefusalEntry>;

export type WorkRefusalCode = keyof typeof workRefusals;

/** Thrown where a person can mend it: `message` says what, why and what to do, in Chinese; `english` in English. */
export class WorkRefusal extends Error {
  override readonly name = 'WorkRefusal';
  readonly code: WorkRefusalCode;
  /** What exactly was met: a state, a unit, the missing fields; null where the code says it all. */
  readonly detail: string | null;

  constructor(code: WorkRefusalCode, detail: string | null = null) {
    const { what, why, next } = workRefusals[code].chinese;
    super(`${what}：${why}${detail === null ? '' : `（${detail}）`}。${next}。`);
    this.code = code;
    this.detail = detail;
  }

  get english(): string {
    const { what, why, next } = workRefusals[this.code].english;
    return `${what}: ${why}${this.detail === null ? '' : ` (${this.detail})`}. ${next[0]!.toUpperCase()}${next.slice(1)}.`;
  }
}
