import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isAllowedInside, isPublic, networksFrom } from './network.js';
import { judgedAddress, lookingUp, signed } from './send.js';

const INSIDE = networksFrom('10.1.0.0/16，192.168.3.7, fd12::/16');
const refusalOf = (address: string): string | null => {
  try {
    judgedAddress(address, INSIDE);
    return null;
  } catch (fault) {
    return (fault as { code: string }).code;
  }
};

describe('a network', () => {
  it('is public only where no machine, site, provider or translation has it to itself', () => {
    for (const address of ['1.2.4.8', '223.5.5.5', '2400:3200::1', '::ffff:1.2.4.8'])
      expect(isPublic(address), address).toBe(true);
    for (const address of [
      ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.0.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
      ...['100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '240.0.0.1', '192.0.2.1'],
      ...[
        '::1',
        '::',
        '::127.0.0.1',
        '::ffff:127.0.0.1',
        '::ffff:10.0.0.1',
        'fe80::1',
        'fec0::1',
        'fd00::1',
        'ff02::1',
      ],
      ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1'],
    ])
      expect(isPublic(address), address).toBe(false);
  });

  it('is opened by the setting alone, whole or one address, in whatever way it is written', () => {
    for (const address of ['10.1.200.3', '::ffff:10.1.200.3', '192.168.3.7', 'fd12::9'])
      expect(isAllowedInside(address, INSIDE), address).toBe(true);
    for (const address of ['10.2.0.1', '192.168.3.8', '127.0.0.1', 'fd13::1', '::1'])
      expect(isAllowedInside(address, INSIDE), address).toBe(false);
    expect(networksFrom(undefined)).toEqual([]);
    expect(() => networksFrom('10.1.0.0/16,内网')).toThrow('内网');
    expect(() => networksFrom('10.1.0.0/33')).toThrow('10.1.0.0/33');
  });
});

describe('an address', () => {
  it('is a public https address, or one inside that the setting opens', () => {
    for (const address of [
      ...['https://platform.linjiang.example/hooks?from=luoshi', 'https://1.2.4.8:8443/'],
      ...['http://10.1.2.3:8080/in', 'https://192.168.3.7/', 'http://[fd12::9]/'],
    ])
      expect(refusalOf(address), address).toBeNull();
  });

  it('is refused where it is none, is not https, carries a user, or leads inside in another spelling', () => {
    for (const address of ['', '平台', 'platform.example', 'ftp://platform.example/', 'file:///etc/passwd'])
      expect(refusalOf(address), address).toBe('webhook-address');
    for (const address of ['https://who:word@platform.example/', 'http://platform.example/', 'http://1.2.4.8/'])
      expect(refusalOf(address), address).toBe('webhook-address');
    for (const address of [
      ...['https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://0177.0.0.1/', 'https://127.1/'],
      ...['https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://10.2.0.1/', 'https://169.254.169.254/latest'],
      ...['https://localhost/', 'https://LOCALHOST./', 'https://any.localhost/'],
    ])
      expect(refusalOf(address), address).toBe('webhook-inside');
  });

  it('is judged again by what its name leads to, for the connection itself', async () => {
    const found = (networks: string, host: string) =>
      new Promise((resolve) =>
        lookingUp(networksFrom(networks))(host, { all: true }, (fault, addresses) =>
          resolve(fault ? (fault as { code?: string }).code : addresses),
        ),
      );
    expect(await found('', 'localhost')).toBe('webhook-inside');
    expect(await found('10.1.0.0/16', 'localhost')).toBe('webhook-inside');
    expect(await found('127.0.0.0/8,::1', 'localhost')).toContainEqual(
      expect.objectContaining({ address: expect.stringMatching(/^127\.|^::1$/) as string }),
    );
  });
});

it('a message is signed over its id, its time and its body', () => {
  const secret = Buffer.from('临江市一体化平台');
  const headers = signed('id-1', '{"type":"task.sign"}', secret, new Date('2026-03-03T02:00:00.900Z'));
  const mac = createHmac('sha256', secret).update('id-1.1772503200.{"type":"task.sign"}').digest('base64');
  expect(headers).toEqual({
    'webhook-id': 'id-1',
    'webhook-timestamp': '1772503200',
    'webhook-signature': `v1,${mac}`,
  });
});
