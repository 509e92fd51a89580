import { isIPv6 } from 'node:net'

/**
 * The address of the client, out of what the proxies that are trusted wrote: each appends the address it saw. With none,
 * only the socket counts; what else the header says is the client's own claim.
 */
export function forwardedFor(
  header: string | undefined,
  socketAddress: string | undefined,
  trustedProxies: number,
): string {
  if (trustedProxies === 0) return socketAddress ?? ''
  const claimed = header?.split(',').map((entry) => entry.trim()) ?? []
  return claimed.at(-trustedProxies) ?? socketAddress ?? ''
}

/** The address a request came from: the web process has put it, alone, into X-Forwarded-For (`forwardedFor`). */
export function clientAddress(headers: Headers): string | null {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return last === undefined || last === '' ? null : last.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** What attempts are counted by: an IPv4 address, or the /64 one subscriber of IPv6 holds. */
export function addressBlock(address: string | null): string {
  if (address === null) return 'unknown'
  if (!isIPv6(address)) return address
  return `${expandIpv6(address).slice(0, 4).join(':')}::/64`
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].map((group) =>
    (Number.parseInt(group, 16) || 0).toString(16),
  )
}
