import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

const compress = promisify(brotliCompress)

/** What the browser loads with every first visit. Fonts are compressed in themselves. */
const kinds = /\.(js|css)$/

/**
 * Writes `file.br` beside every script and style sheet under a folder: Brotli at its slowest (RFC 7932, a seventh less
 * than the gzip that the server makes while it answers), which only a build has time for.
 */
export async function compressFiles(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => kinds.test(name))
  // All at once: Node compresses as many together as it has threads for it.
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      await writeFile(`${path}.br`, await compress(await readFile(path)))
    }),
  )
}
