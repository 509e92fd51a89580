import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup as systemLookup } from 'node:dns'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { PlumblineError } from '../errors.ts'
import { type AllowList, isAllowedAddress } from './address-rules.ts'

type Connect = HttpsAgent['createConnection']
type Connection = ReturnType<Connect>

/**
 * Resolves a name and refuses it when any of its addresses may not be reached: a name that leads to both a public and
 * a private address is a trick.
 */
export const guardedLookup =
  (allow: AllowList): LookupFunction =>
  (hostname, options, callback) => {
    const all: LookupOptions & { all: true } = { ...options, all: true }
    systemLookup(hostname, all, (error, found: LookupAddress[]) => {
      const [first] = found ?? []
      if (error !== null || first === undefined) return callback(error ?? new Error('no address'), '')
      const refused = found.find(({ address }) => !isAllowedAddress(allow, address))
      if (refused !== undefined) return callback(refusedAddress(allow, hostname, refused.address), '')
      if (options.all === true) return callback(null, found)
      return callback(null, first.address, first.family)
    })
  }

/**
 * An agent whose connections end only where `allow` says: it checks the literal, what a name resolves to, and, before
 * a byte is sent, the address at the other end of the connection. Node asks no lookup about a literal address, so
 * that the lookup alone would let those through.
 */
export function guardedAgent(
  protocol: 'http:' | 'https:',
  allow: AllowList,
  lookup: LookupFunction = guardedLookup(allow),
): HttpAgent {
  const agent = protocol === 'https:' ? new HttpsAgent() : new HttpAgent()
  const connect: Connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback): Connection => {
    const host = String(options.host ?? 'localhost')
    if (isIP(host) !== 0 && !isAllowedAddress(allow, host)) throw refusedAddress(allow, host, host)
    const connection = connect({ ...options, lookup }, callback)
    const socket = connection as Socket
    // First of all listeners: what the request has written already is sent by a later one.
    socket.prependOnceListener('connect', () => {
      const { remoteAddress } = socket
      if (remoteAddress === undefined || !isAllowedAddress(allow, remoteAddress))
        socket.destroy(refusedAddress(allow, host, remoteAddress ?? 'an unknown address'))
    })
    return connection
  }
  return agent
}

const refusedAddress = ({ setting }: AllowList, host: string, address: string) =>
  new PlumblineError(
    'forbidden',
    host === address
      ? `${host} is not a public address.`
      : `${host} leads to ${address}, which is not a public address.`,
    `If it is meant, add the address or its range to ${setting}.`,
  )
