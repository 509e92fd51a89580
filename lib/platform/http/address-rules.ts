import { BlockList, isIP } from 'node:net'

/**
 * What the operator lets this installation talk to (`PLUMBLINE_WEBHOOK_HOSTS`, `PLUMBLINE_PUBLICATION_HOSTS`): host
 * names, `*.example.org` for what lies below a name, and addresses or ranges. A name may lead to public addresses
 * only, unless the address it leads to is in a range of the list, too. `setting` is where the list comes from.
 */
export type AllowList = {
  hosts: ReadonlySet<string>
  suffixes: readonly string[]
  addresses: BlockList
  setting: HostsSetting
}
type HostsSetting = 'PLUMBLINE_WEBHOOK_HOSTS' | 'PLUMBLINE_PUBLICATION_HOSTS'

/**
 * Networks that are not the public internet (IANA special-purpose registries, RFC 6890), and ways into IPv4 from
 * IPv6, which would hide where a connection ends.
 */
const special: readonly [string, number][] = [
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
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]
const notPublic = new BlockList()
for (const [network, prefix] of special) notPublic.addSubnet(network, prefix, familyOf(network))
/** The only part of IPv6 that is given out as public (RFC 4291, section 2.4). */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** @throws RangeError for an entry that is neither a name nor an address nor a range */
export function readAllowList(
  entries: readonly string[],
  setting: HostsSetting = 'PLUMBLINE_WEBHOOK_HOSTS',
): AllowList {
  const hosts = new Set<string>()
  const suffixes: string[] = []
  const addresses = new BlockList()
  for (const entry of entries.map((one) => one.toLowerCase())) {
    const [network = '', prefix] = entry.split('/')
    if (isIP(network) !== 0) {
      if (prefix === undefined) addresses.addAddress(network, familyOf(network))
      else addresses.addSubnet(network, Number(prefix), familyOf(network))
    } else if (/^\*\.[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(entry)) suffixes.push(entry.slice(1))
    else if (/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(entry)) hosts.add(entry)
    else throw new RangeError(`"${entry}" is neither a host name nor an address nor a range`)
  }
  return { hosts, suffixes, addresses, setting }
}

/** Is every entry a name, an address or a range? */
export function isAllowList(entries: readonly string[]): boolean {
  try {
    readAllowList(entries)
    return true
  } catch {
    // Which entry it is stands in the value that is shown with the refusal.
    return false
  }
}

/** May `hostname`, as WHATWG URL writes it, be asked at all? An address has to be in the list as one. */
export function isAllowedHost(list: AllowList, hostname: string): boolean {
  const host = bare(hostname)
  if (isIP(host) !== 0) return list.addresses.check(host, familyOf(host))
  return list.hosts.has(host) || list.suffixes.some((suffix) => host.endsWith(suffix))
}

/** May a connection end at `address`? */
export function isAllowedAddress(list: AllowList, address: string): boolean {
  if (isIP(address) === 0) return false
  return isPublicAddress(address) || list.addresses.check(address, familyOf(address))
}

export function isPublicAddress(address: string): boolean {
  const family = familyOf(address)
  if (family === 'ipv6' && !globalUnicast.check(address, 'ipv6')) return false
  return !notPublic.check(address, family)
}

/** Without the brackets that a URL puts around IPv6. */
export const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}
