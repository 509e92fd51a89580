import { z } from 'zod'

/**
 * Where a page of findings ended: rank of its branch, the moment it is sorted by, and the finding's id. Opaque to
 * callers; made and read here only.
 */
const cursorSchema = z.tuple([z.int().min(0), z.iso.datetime({ precision: 3 }), z.uuid()])
export type FindingCursor = { rank: number; at: Date; id: string }

export const writeCursor = ({ rank, at, id }: FindingCursor): string =>
  btoa(JSON.stringify([rank, at.toISOString(), id]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Null for anything that is no cursor of ours: the list then starts anew. */
export function readCursor(text: string): FindingCursor | null {
  try {
    const parsed = cursorSchema.parse(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))))
    return { rank: parsed[0], at: new Date(parsed[1]), id: parsed[2] }
  } catch {
    return null
  }
}
