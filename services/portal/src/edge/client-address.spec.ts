import { ClientAddresses, isAddressRange, networkOf } from './client-address.js';

const addresses = new ClientAddresses(['127.0.0.0/8', '::1', '10.1.0.0/16', 'fd00:1::/32']);

describe('the address of a client', () => {
  it.each([
    ['a stranger who claims to come from elsewhere', '203.0.113.5', '198.51.100.7', '203.0.113.5'],
    ['a client behind our proxy', '10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['a client behind our proxy who invents a hop', '10.1.2.3', '192.0.2.66, 198.51.100.7', '198.51.100.7'],
    ['a client behind two of our proxies', '127.0.0.1', '198.51.100.7, 10.1.9.9', '198.51.100.7'],
    ['a neighbour in a private network that is not ours', '10.2.0.1', '198.51.100.7', '10.2.0.1'],
    ['a proxy of ours that says nothing', '10.1.2.3', '', '10.1.2.3'],
    ['a proxy of ours that was told nonsense', '10.1.2.3', '198.51.100.7, not-an-address', '10.1.2.3'],
    ['an IPv4 proxy on a socket for both versions', '::ffff:10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['an IPv6 client behind an IPv6 proxy', 'fd00:1::5', '2001:db8::1', '2001:db8::1'],
    ['a link-local client with its zone', 'fe80::1%eth0', '', 'fe80::1'],
    ['a sender that is gone', '', '198.51.100.7', ''],
  ])('of %s', (_who, sender, forwardedFor, expected) => expect(addresses.behind(sender, forwardedFor)).toBe(expected));
});

describe('the network of a client', () => {
  it.each([
    ['203.0.113.5', '203.0.113.5'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:DB8:0:0:ffff::2', '2001:db8:0:0::/64'],
    ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4::/64'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('a range of addresses', () => {
  it.each(['10.0.0.0/8', '192.0.2.1', '::1', 'fd00::/8'])('may be %s', (text) =>
    expect(isAddressRange(text)).toBe(true),
  );
  it.each(['', 'loopback', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0/8', '::/129', '10.0.0.0/-1'])(
    'is not "%s"',
    (text) => expect(isAddressRange(text)).toBe(false),
  );
});
