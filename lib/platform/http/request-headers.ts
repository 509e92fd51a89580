import 'server-only'
import { headers } from 'next/headers'

/** The headers of the request being answered, as the standard type, so that pure functions can take them. */
export const requestHeaders = async (): Promise<Headers> => new Headers(await headers())
