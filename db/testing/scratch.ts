import { accessSync, chmodSync, constants, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
/** A run of all tests has needed 2 GiB; a container often has 64 MiB here. */
const roomBytes = 4 * 2 ** 30

/**
 * A new folder for a database that is thrown away, in memory where there is room: cloning one for every test is mostly
 * writing files. Others may enter it, since the database's own account must.
 * @param place `disk` for what is timed, as an installation has it
 */
export function makeScratchDirectory(prefix: string, place: 'disk' | 'memory' = 'memory'): string {
  const parent = place === 'memory' && hasRoom() ? memory : tmpdir()
  const directory = mkdtempSync(join(parent, prefix))
  chmodSync(directory, 0o755)
  return directory
}

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return Math.min(bavail * bsize, process.availableMemory()) >= roomBytes
  } catch {
    return false
  }
}
