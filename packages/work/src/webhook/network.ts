import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;

/** Networks inside which messages may be sent though no public address is in them: of the server's own setting. */
export type Networks = readonly (readonly [Address, number])[];

/** Global unicast (RFC 4291): whatever IPv6 has outside of it is of a machine, a site or a translation. */
const GLOBAL = ipaddr.parseCIDR('2000::/3');

/** Reads networks as `10.1.0.0/16,192.168.3.7`; throws what is neither an address nor a network. */
export function networksFrom(said: string | undefined): Networks {
  const words = (said ?? '').split(/[\s,，]+/).filter((word) => word !== '');
  return words.map((word) => {
    if (ipaddr.isValidCIDR(word)) return ipaddr.parseCIDR(word);
    if (!ipaddr.isValid(word)) throw new Error(`LUOSHI_WEBHOOK_NETWORKS: ${word} 不是网络地址 (no network)`);
    const address = ipaddr.process(word);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  });
}

/** Whether an address is in one of the networks. */
export function isAllowedInside(address: string, networks: Networks): boolean {
  const parsed = ipaddr.process(address); // ::ffff:10.0.0.1 is 10.0.0.1
  return networks.some((network) => parsed.kind() === network[0].kind() && parsed.match([...network]));
}

/** Whether an address is a public one: no loopback, private, link-local, shared, reserved or translated address. */
export function isPublic(address: string): boolean {
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL);
}
