import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

const GROUPS_OF_IPV6 = 8;
const GROUPS_OF_A_NETWORK = 4;
const BITS = { 4: 32, 6: 128 } as const;
const MAPPED_IPV4 = '0:0:0:0:0:ffff';

function groupsOf(ipv6: string): string[] {
  // A URL writes every IPv6 address in one way: lower case, no leading zeros, groups of 16 bits.
  const canonical = new URL(`http://[${ipv6}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = canonical.split('::').map((part) => (part === '' ? [] : part.split(':')));
  return [...head, ...Array<string>(GROUPS_OF_IPV6 - head.length - tail.length).fill('0'), ...tail];
}

/** An address without its zone; ::ffff:192.0.2.1, as a socket for both versions gives it, is 192.0.2.1. */
function plain(address: string): string {
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return bare;
  const groups = groupsOf(bare);
  if (groups.slice(0, 6).join(':') !== MAPPED_IPV4) return bare;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** What one subscriber is given: an IPv4 address, or the /64 of an IPv6 address, within which they choose freely. */
export function networkOf(address: string): string {
  return isIPv6(address) ? `${groupsOf(address).slice(0, GROUPS_OF_A_NETWORK).join(':')}::/64` : address;
}

/** Whether a text is an address or a range in CIDR notation, such as 10.0.0.0/8. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= BITS[version as 4 | 6]);
}

/** Finds where a request comes from. X-Forwarded-For counts only as far as proxies of ours wrote it. */
export class ClientAddresses {
  private readonly trusted = new BlockList();

  /** @param trustedProxies addresses and CIDR ranges of the proxies in front of the portal */
  constructor(trustedProxies: readonly string[]) {
    for (const range of trustedProxies) {
      const [address = '', bits] = range.split('/');
      const version = isIPv4(address) ? 4 : 6;
      this.trusted.addSubnet(address, Number(bits ?? BITS[version]), `ipv${version}`);
    }
  }

  of(request: FastifyRequest): string {
    const forwardedFor = request.headers['x-forwarded-for'];
    return this.behind(request.socket.remoteAddress ?? '', String(forwardedFor ?? ''));
  }

  /** Goes back from the sender, proxy by proxy, to the first address that is none of ours. */
  behind(sender: string, forwardedFor: string): string {
    let address = plain(sender);
    for (const hop of forwardedFor.split(',').reverse()) {
      const before = plain(hop.trim());
      if (!this.trusts(address) || isIP(before) === 0) break;
      address = before;
    }
    return address;
  }

  private trusts(address: string): boolean {
    const version = isIP(address);
    return version !== 0 && this.trusted.check(address, version === 4 ? 'ipv4' : 'ipv6');
  }
}
