import { z } from 'zod'
import { type IncidentSeverity, incidentSeveritySchema } from '../model.ts'
import type { PostMortemText } from './post-mortem.ts'
import type { EditionView } from './post-mortem-view.ts'

// Times are ISO 8601 texts throughout.

/** One published post-mortem, as the library lists it. */
export type LibraryLine = {
  incidentId: string
  number: number
  title: string
  /** The highest ever held. */
  severity: IncidentSeverity | null
  causeCategory: string | null
  detectedAt: string
  resolvedAt: string | null
  /** Its first edition. */
  publishedAt: string
  editionCount: number
  publicUrl: string | null
  /** Whether it was public in time; null where none was owed. */
  isOnTime: boolean | null
}

/** One that is not public yet, for who may read incidents. */
export type DraftLine = {
  number: number
  title: string
  severity: IncidentSeverity | null
  status: 'draft' | 'review' | 'approved'
  version: number
  savedAt: string
  savedByName: string
  /** When it must be public; null where it need not be. */
  dueAt: string | null
}

export const libraryCursorSchema = z.strictObject({
  at: z.iso.datetime(),
  number: z.int().positive(),
})
export type LibraryCursor = z.infer<typeof libraryCursorSchema>

export const libraryFilterSchema = z.strictObject({
  /** Words of the title or of the text. */
  q: z.string().trim().max(200).default(''),
  severity: incidentSeveritySchema.nullable().default(null),
  cause: z.string().max(100).nullable().default(null),
  /** Only those that were public after their deadline. */
  isLate: z.boolean().default(false),
})
export type LibraryFilter = z.infer<typeof libraryFilterSchema>

export type Library = {
  lines: LibraryLine[]
  next: LibraryCursor | null
  /** Of all published ones, whatever the filter. */
  total: number
  late: number
  /** Causes to filter by, most frequent first. */
  causes: { cause: string; count: number }[]
  /** Empty for who may not read incidents, and on a page of the past. */
  drafts: DraftLine[]
}

/** A published post-mortem as anybody in the organisation reads it. */
export type PublishedPostMortem = LibraryLine & {
  sections: PostMortemText
  markdown: string
  blobSha: string
  /** The edition that is shown, and all of them, oldest first. */
  version: number
  editions: EditionView[]
  approvedByNames: string[]
}
