import { BlockList, isIP } from 'node:net';

/** Networks that are not part of the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry, and -ipv6-. */
const networks = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4',
  '::/128 64:ff9b:1::/48 fc00::/7 fe80::/10 fec0::/10 ff00::/8 100::/64',
];

/** Says whether an IP address leads to this computer, into a private network, or onto the internet. */
export function reachOf(address: string): 'loopback' | 'private' | 'public' {
  const plain = embedded(address) ?? address;
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(plain) === 0) return 'private';
  const { loopback, inside } = (lists ??= makeLists());
  if (loopback.check(plain, family)) return 'loopback';
  return inside.check(plain, family) ? 'private' : 'public';
}

/** Made when an address is asked about: the lists take longer than reading an issue. */
let lists: ReturnType<typeof makeLists> | undefined;

function makeLists(): { readonly loopback: BlockList; readonly inside: BlockList } {
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  const inside = new BlockList();
  for (const entry of networks.join(' ').split(' ')) {
    const [network = '', prefix] = entry.split('/');
    inside.addSubnet(network, Number(prefix), isIP(network) === 6 ? 'ipv6' : 'ipv4');
  }
  return { loopback, inside };
}

/** Returns a host that is an IP address, without the brackets of IPv6; `undefined` for a name. */
export function literalOf(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
}

/** Returns the IPv4 address inside an IPv6 one: mapped (RFC 4291), translated (RFC 6052) or 6to4 (RFC 3056). */
function embedded(address: string): string | undefined {
  const lower = address.toLowerCase();
  const dotted = /^(?:::ffff:|::|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/.exec(lower)?.[1];
  if (dotted !== undefined) return dotted;
  const [, high = '', low = ''] =
    /^(?:::ffff:|64:ff9b::|::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(lower) ??
    /^2002:([\da-f]{1,4}):([\da-f]{1,4}):/.exec(lower) ??
    [];
  if (high === '') return undefined;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
