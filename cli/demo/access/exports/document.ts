import type { Day } from '#cli/demo/history/life.ts'
import type { System } from '#cli/demo/organisation/systems.ts'
import type { AccessFormat } from '#lib/access/model/format.ts'
import type { AccessSourceKind } from '#lib/access/model.ts'

/** One file as the script of an administrator pushes it. */
export type Document = {
  fileName: string
  format: AccessFormat
  /** What it speaks for, where it does not say so itself. */
  part: string | null
  text: string
  /** Whether it tells who holds something on this resource, and so can prove that nobody does any more. */
  lists: (resource: string) => boolean
}

/** A system on a day, as those who run it left it. */
export type SystemOnDay = {
  system: System
  day: Day
  end: Date
  /** Whether a grant of that name was taken away by then. */
  isGone: (grant: string) => boolean
}

/** Writes what one kind of system exports about its own accounts. */
export type Exporter = {
  kind: AccessSourceKind
  /** What counts as privileged there beside what the format itself knows. */
  privilegedRoles: (system: System) => readonly string[]
  documents: (state: SystemOnDay) => Document[]
}

/** Of a system that tells everything in one file. */
export const everything = () => true
