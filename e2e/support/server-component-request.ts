import type { BuiltPage } from './built-app.ts'

/** How Next.js's own router asks for a page: everything, or only the page inside layouts that it has already. */
export type Shape = 'whole document' | 'all components' | 'page without its layouts'
export const everyShape: readonly Shape[] = ['whole document', 'all components', 'page without its layouts']

/** Fetches a page as a browser or as Next.js's router does. A redirect of the product is not followed. */
export async function requestPage(
  origin: string,
  path: string,
  page: BuiltPage,
  shape: Shape,
  cookie: Record<string, string>,
): Promise<Response> {
  const headers = { ...cookie, ...headersOf(shape, page, path) }
  const response = await fetch(new URL(path, origin), { headers, redirect: 'manual' })
  // Next.js first sends its own requests to an address that tells caches them apart; there nothing is decided yet.
  const location = response.headers.get('location')
  if (shape === 'whole document' || location === null || !location.includes('_rsc')) return response
  return fetch(new URL(location, origin), { headers, redirect: 'manual' })
}

function headersOf(shape: Shape, page: BuiltPage, path: string): Record<string, string> {
  if (shape === 'whole document') return {}
  if (shape === 'all components') return { RSC: '1' }
  return { RSC: '1', 'Next-Router-State-Tree': encodeURIComponent(JSON.stringify(knownLayouts(page, path))) }
}

/** A router state that claims to hold every layout on the way and asks for the page alone. */
function knownLayouts({ path: pattern, segments }: BuiltPage, path: string): unknown {
  const values = new Map(
    pattern.split('/').map((part, index) => [part, new URL(path, 'http://x').pathname.split('/')[index]]),
  )
  const page: unknown = ['__PAGE__', {}, null, 'refetch']
  const tree = segments.reduceRight<unknown>((inner, segment) => {
    const parameter = /^\[(\w+)\]$/.exec(segment)?.[1]
    const named = parameter === undefined ? segment : [parameter, values.get(segment), 'd', null]
    return [named, { children: inner }]
  }, page)
  return ['', { children: tree }]
}
