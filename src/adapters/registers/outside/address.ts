import { BlockList, isIP } from 'node:net';

/** Networks that are no part of the internet: our own, the machine itself, the cloud's own services. */
const CLOSED = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  CLOSED.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  CLOSED.addSubnet(network, bits, 'ipv6');
}

/** What an address may lead to: only the internet, or this machine as well (the local mode). */
export type Reach = 'internet' | 'this-machine';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** `::ffff:10.0.0.1` is `10.0.0.1`. */
const bare = (ip: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;

/** Whether a machine with this number may be asked. @param ip as the resolver says it */
export function mayReach(ip: string, reach: Reach): boolean {
  const number = bare(ip);
  const version = isIP(number);
  if (version === 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (reach === 'this-machine' && LOOPBACK.check(number, family)) return true;
  // An IPv4 address in IPv6 words, written in hexadecimal: nobody writes it so but to hide it.
  if (/^::ffff:/i.test(number)) return false;
  return !CLOSED.check(number, family);
}

const NAMES_OF_OUR_OWN = /(^|\.)(localhost|local|internal|intranet|lan|home|corp)\.?$/i;

/**
 * What is wrong with an address before anything is asked; null where nothing is. Names are looked at again when they
 * are resolved: a name of the internet may lead to a machine of our own.
 */
export function faultOf(address: string, reach: Reach): 'not-an-address' | 'scheme' | 'own' | null {
  if (!URL.canParse(address)) return 'not-an-address';
  const { protocol, hostname, username, password } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  const local = reach === 'this-machine' && (host === 'localhost' || isLoopback(host));
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) return 'scheme';
  if (username !== '' || password !== '') return 'not-an-address';
  if (local) return null;
  if (isIP(host) !== 0) return mayReach(host, reach) ? null : 'own';
  return NAMES_OF_OUR_OWN.test(host) || !host.includes('.') ? 'own' : null;
}

const isLoopback = (host: string): boolean => {
  const version = isIP(host);
  return version !== 0 && LOOPBACK.check(host, version === 4 ? 'ipv4' : 'ipv6');
};
