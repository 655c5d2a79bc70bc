import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals about the systems that are told of what happens. */
export const webhookRefusals = {
  'webhook-address': entry(
    [
      '推送地址不能使用',
      '须是完整的 https 地址，不带用户名和密码；服务器许可的内部地址也可以用 http',
      '请核对地址后重填',
    ],
    [
      'The address cannot be used',
      'it is a whole https address without a user name; http only where the server allows an inside address',
      'check the address and enter it again',
    ],
  ),
  'webhook-inside': entry(
    [
      '不能向内部地址推送',
      '本机、内网和链路本地地址默认不许访问',
      '确需推送的，请运维人员把该网段写入 LUOSHI_WEBHOOK_NETWORKS 后重启服务',
    ],
    [
      'Nothing is sent to an inside address',
      'loopback, private and link-local addresses are closed unless the server allows them',
      'where it is meant, have its network entered in LUOSHI_WEBHOOK_NETWORKS and the server restarted',
    ],
  ),
} as const satisfies Record<string, RefusalEntry>;
