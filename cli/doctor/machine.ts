import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
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

/** Null where all is well, or where `npm start` still makes the folder; what it should hold has checks of its own. */
export function checkDataFolder(dataDirectory: string): Finding | null {
  if (!existsSync(dataDirectory)) return null
  try {
    if (!statSync(dataDirectory).isDirectory()) throw new Error('it is no folder')
    accessSync(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(
      'data folder',
      `${dataDirectory} cannot be used (${reason}).`,
      'Run the doctor as the user that runs Plumbline, or set PLUMBLINE_DATA to a folder of its own.',
    )
  }
}

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
