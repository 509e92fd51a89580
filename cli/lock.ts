import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, startOf } from '#db/server/processes.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** Who uses a data folder. `began` tells the process from a later one with the same id. */
export type Holder = { pid: number; began: string | undefined; command: string; url?: string }

export type DataLock = {
  /** Makes the address known to whoever finds the folder taken. */
  announce(url: string): void
  release(): void
}

const lockFile = (dataDirectory: string) => join(dataDirectory, 'lock.json')

/**
 * Takes the data folder for this process. A lock left behind by a killed process is taken over.
 * @throws PlumblineError `conflict`, naming who holds it; `unavailable` when nothing can be written there
 */
export function lockData(dataDirectory: string, command: string): DataLock {
  const file = lockFile(dataDirectory)
  const mine: Holder = { pid: process.pid, began: startOf(process.pid), command }
  writing(dataDirectory, () => mkdirSync(dataDirectory, { recursive: true }))
  for (;;) {
    if (writing(dataDirectory, () => create(file, mine))) break
    const holder = readHolder(dataDirectory)
    if (holder !== undefined && isHeld(holder)) throw taken(dataDirectory, holder)
    removeStale(file, holder)
  }
  return {
    announce: (url) => {
      const draft = `${file}.${process.pid}`
      writeFileSync(draft, JSON.stringify({ ...mine, url }))
      renameSync(draft, file)
    },
    release: () => {
      if (readHolder(dataDirectory)?.pid === process.pid) rmSync(file, { force: true })
    },
  }
}

/** The process that uses the folder now, or undefined. */
export function currentHolder(dataDirectory: string): Holder | undefined {
  const holder = readHolder(dataDirectory)
  return holder !== undefined && isHeld(holder) ? holder : undefined
}

/** The first thing a start writes: a folder that is none, is another user's or lies on a full disk shows here. */
function writing<T>(dataDirectory: string, write: () => T): T {
  try {
    return write()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PlumblineError(
      'unavailable',
      `The data folder ${dataDirectory} cannot be written to (${reason}).`,
      'Make it a folder of the user that runs Plumbline, on a disk with free space, or set PLUMBLINE_DATA to another one.',
      { cause },
    )
  }
}

/** `link` fails when the name exists, so that of two starts at the same moment one wins, with a whole file. */
function create(file: string, holder: Holder): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves the stale lock away and looks whether it was still the one judged, for another start may have been faster. */
function removeStale(file: string, judged: Holder | undefined): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
  const moved = parse(readFileSync(aside, 'utf8'))
  if (moved !== undefined && moved.pid !== judged?.pid) linkSync(aside, file)
  rmSync(aside)
}

function isHeld(holder: Holder): boolean {
  return isAlive(holder.pid) && startOf(holder.pid) === holder.began
}

function readHolder(dataDirectory: string): Holder | undefined {
  try {
    return parse(readFileSync(lockFile(dataDirectory), 'utf8'))
  } catch {
    // Absent, or just being released: either way nobody holds it.
    return undefined
  }
}

function parse(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

function taken(dataDirectory: string, holder: Holder): PlumblineError {
  const where = holder.url === undefined ? 'is still starting' : `answers at ${holder.url}`
  return new PlumblineError(
    'conflict',
    `Plumbline already runs on ${dataDirectory}: \`${holder.command}\`, process ${holder.pid}, ${where}.`,
    `Use that one, stop it (\`kill ${holder.pid}\`), or set PLUMBLINE_DATA to another folder.`,
  )
}
