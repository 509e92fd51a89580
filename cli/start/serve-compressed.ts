import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream'

const types: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
}

/**
 * Answers requests for built files that `compressFiles` has compressed. The files are listed once, at the start: an
 * address is looked up, never joined to a path.
 *
 * @param folder the built files
 * @param prefix the address that the folder stands under, `/_next/static/`
 * @returns whether it answers; where not (another address, no Brotli asked for), somebody else has to
 */
export function serveCompressed(
  folder: string,
  prefix: string,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = new Map(
    (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []).flatMap((name) => {
      const type = types[extname(name.slice(0, -'.br'.length))]
      if (!name.endsWith('.br') || type === undefined) return []
      const path = join(folder, name)
      const address = `${prefix}${name.slice(0, -'.br'.length).replaceAll(sep, '/')}`
      return [[address, { path, type, size: statSync(path).size }] as const]
    }),
  )
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const file = files.get(request.url?.split('?')[0] ?? '')
    if (file === undefined || !takesBrotli(request.headers['accept-encoding'])) return false
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Encoding': 'br',
      'Content-Length': file.size,
      Vary: 'Accept-Encoding',
      // The name of a built file says what is in it.
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    })
    if (request.method === 'HEAD') response.end()
    // A reader who leaves is no failure of ours; a file that cannot be read ends the answer short of its length.
    else pipeline(createReadStream(file.path), response, () => undefined)
    return true
  }
}

/** `br`, unless refused with a weight of 0 (RFC 9110, 12.5.3). */
function takesBrotli(accepted: string | string[] | undefined): boolean {
  return [accepted ?? []]
    .flat()
    .flatMap((text) => text.split(','))
    .some((coding) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$)[\d.]+\s*)?$/i.test(coding))
}
