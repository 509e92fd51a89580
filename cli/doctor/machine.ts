import { existsSync, readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Finding, fail, ok, warn } from '#cli/doctor/finding.ts'
import { projectRoot } from '#cli/project.ts'

export function checkNode(): Finding {
  const pinned = readFileSync(join(projectRoot, '.node-version'), 'utf8').trim()
  const running = process.versions.node
  if (running === pinned) return ok('Node', `${running}, the pinned version.`)
  return warn(
    'Node',
    `${running} runs instead of the pinned ${pinned}, because no build of that exists for this platform.`,
    'Nothing, while it works; tests were run with the pinned version.',
  )
}

/** The launcher installs what is missing before this runs, so only leftovers can be wrong. */
export function checkDependencies(): Finding {
  if (existsSync(join(projectRoot, 'node_modules', '.plumbline-lock')))
    return ok('dependencies', 'installed as locked.')
  return fail(
    'dependencies',
    'were not installed by Plumbline, so they may differ from the lock.',
    'Run `npm start`.',
  )
}

const gibibyte = 1024 ** 3
const tightGibibytes = 5
const fullGibibytes = 1

export async function checkDisk(dataDirectory: string): Promise<Finding> {
  let folder = dataDirectory
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const free = (bavail * bsize) / gibibyte
  const message = `${free.toFixed(1)} GiB free for ${dataDirectory}.`
  if (free < fullGibibytes)
    return fail('disk', message, 'Free some space: the database stops when the disk is full.')
  if (free < tightGibibytes)
    return warn('disk', message, `Keep at least ${tightGibibytes} GiB free for imports.`)
  return ok('disk', message)
}
