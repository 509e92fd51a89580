import 'server-only'
import type { Origin } from '../auth/session-record.ts'
import { clientAddress } from './client-address.ts'
import { requestHeaders } from './request-headers.ts'

/** Where the request being answered comes from, for the list of sessions and for counting attempts. */
export async function requestOrigin(): Promise<Origin> {
  const headers = await requestHeaders()
  return { ip: clientAddress(headers), userAgent: headers.get('user-agent')?.slice(0, 400) ?? null }
}
