import { z } from 'zod'
import type { ReportStatus } from '../model.ts'

const text = (most: number) => z.string().trim().max(most)

/** What a report says. All of it is sealed before it reaches the database. */
export const reportTextSchema = z.strictObject({
  what: text(20_000).min(10, 'Say in a sentence or two what you found'),
  where: text(2_000).min(1, 'Name the system, repository, account or address'),
  howKnown: text(5_000).min(1, 'Say how you came to know it'),
})
export type ReportText = z.infer<typeof reportTextSchema>

export const reportMessageSchema = text(10_000).min(1, 'Write something')

/** At most so many files with one report, each of at most so many bytes. */
export const mostAttachments = 5
export const attachmentBytes = 25 * 1024 * 1024

/** A file name as people read it: no folder, no control character. */
export const attachmentNameSchema = text(200)
  .min(1, 'The file has no name')
  .refine((name) => !/[\p{Cc}/\\]/u.test(name), 'The name of the file holds characters that no name may have')

/** A file as it is sent with a report. */
export const reportFileSchema = z.strictObject({
  name: attachmentNameSchema,
  bytes: z
    .custom<Uint8Array>((value) => value instanceof Uint8Array, 'are no bytes')
    .refine(({ length }) => length > 0, 'The file is empty')
    .refine(({ length }) => length <= attachmentBytes, 'The file is larger than 25 MB'),
})
export type ReportFile = z.infer<typeof reportFileSchema>

type ReportChannel = 'browser' | 'api' | 'anonymous'

/** A line of a list of reports. */
export type ReportLine = {
  id: string
  /** `R-7`. */
  name: string
  status: ReportStatus
  receivedAt: Date
  acknowledgeBy: Date
  acknowledgedAt: Date | null
  /** The beginning of what was found. */
  excerpt: string
}

/** For the lead and the designees. */
export type ReportRow = ReportLine & {
  channel: ReportChannel
  /** Null: anonymous. */
  reporterName: string | null
  incidentName: string | null
}

export type ReportMessage = {
  id: string
  isFromReporter: boolean
  isInternal: boolean
  authorName: string
  text: string
  at: Date
}

export type ReportAttachment = { id: string; name: string; size: number; at: Date }

/** What a reporter sees of their own report. */
export type ReportStatusView = Omit<ReportLine, 'excerpt'> & {
  text: ReportText
  acknowledgedByName: string | null
  decidedAt: Date | null
  messages: ReportMessage[]
  attachments: ReportAttachment[]
}

/** What the lead and the designees see: besides, who it is from, internal notes and the incident. */
export type ReportDetail = ReportStatusView & {
  channel: ReportChannel
  reporterName: string | null
  decidedByName: string | null
  incidentNumber: number | null
}

/** `R-7`. */
export const reportName = (number: number): string => `R-${number}`

export type ReportCursor = { receivedAt: Date; id: string }
