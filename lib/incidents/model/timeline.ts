import { z } from 'zod'
import { type TimelineKind, timelineKindSchema } from '../model.ts'

/** What an entry may hold; `docs/incident-hooks.md` names the same limits to senders. */
export const timelineLimits = {
  bodyCharacters: 20_000,
  links: 20,
  files: 10,
  /** Of one entry together, in bytes. */
  fileBytes: 25 * 1024 * 1024,
  reasonCharacters: 500,
} as const

export const timelineLinkTypes = [
  'finding',
  'account',
  'system',
  'revocation',
  'evidence',
  'deployment',
  'change',
  'page',
] as const

/** A path of this installation (`/findings/…`), or an https address. Nothing else can be a link. */
const hrefSchema = z
  .string()
  .trim()
  .max(2_000)
  .refine(
    (href) => isLocalPath(href) || isHttpsAddress(href),
    'is neither a path of Plumbline nor an https address',
  )

export const timelineLinkSchema = z.strictObject({
  type: z.enum(timelineLinkTypes),
  label: z.string().trim().min(1).max(200),
  href: hrefSchema,
})
export type TimelineLink = z.infer<typeof timelineLinkSchema>
export const timelineLinksSchema = z.array(timelineLinkSchema).max(timelineLimits.links)

export type TimelineAttachment = { evidenceId: string; name: string; type: string; size: number }

export const entryBodySchema = z.string().trim().max(timelineLimits.bodyCharacters)
export const correctionReasonSchema = z
  .string()
  .trim()
  .min(1, 'says nothing: name what was wrong')
  .max(timelineLimits.reasonCharacters)

/** A moment as JSON and forms carry it (RFC 3339, with its offset), or as a Date. */
export const momentSchema = z.union([
  z.date(),
  z.iso
    .datetime({ offset: true, error: 'is no time such as 2026-11-20T22:14:00Z' })
    .transform((text) => new Date(text)),
])

/** What somebody says happened. */
export const newEntrySchema = z.strictObject({
  kind: timelineKindSchema,
  body: entryBodySchema,
  observedAt: momentSchema.optional(),
  links: timelineLinksSchema.default([]),
})
export type NewEntry = z.input<typeof newEntrySchema>

/** One version of an entry, as it was told. Times are ISO 8601 in UTC: pages and JSON hold the same. */
export type TimelineVersion = {
  id: string
  /** Its place in the order of telling. */
  sequence: number
  kind: TimelineKind
  observedAt: string
  recordedAt: string
  authorType: string
  authorName: string
  source: string
  body: string
  links: TimelineLink[]
  attachments: TimelineAttachment[]
  isWithdrawal: boolean
  /** Why it took the place of an earlier version. */
  reason: string | null
}

/** An entry as it stands, with what it said before, latest first. */
export type TimelineEntry = TimelineVersion & { isPinned: boolean; earlier: TimelineVersion[] }

export type TimelinePage = { entries: TimelineEntry[]; nextCursor: string | null }

/** Figures of all that stands, whatever the filter; what was withdrawn is not counted. */
export type TimelineSummary = {
  total: number
  kinds: Record<TimelineKind, number>
  authors: { name: string; count: number }[]
  pinned: TimelineEntry[]
}

/** An entry as the drawn timeline knows it. `at` in milliseconds since 1970. */
export type TimelineMark = { at: number; kind: TimelineKind; text: string }

/** Entries that a command wrote about itself are Plumbline's own record: nobody rewrites them. */
export const ownSource = 'plumbline'

export const isOwnRecord = ({ source }: Pick<TimelineVersion, 'source'>): boolean => source === ownSource

function isLocalPath(href: string): boolean {
  return /^\/(?![/\\])/.test(href) && !/[\s\\]/.test(href)
}

function isHttpsAddress(href: string): boolean {
  return URL.canParse(href) && new URL(href).protocol === 'https:'
}
