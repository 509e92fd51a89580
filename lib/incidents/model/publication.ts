import { z } from 'zod'
import type { PublicationState } from '../model.ts'

export const publishPostMortemSchema = z.strictObject({
  number: z.int().positive(),
  /** The approved version that the lead saw. */
  version: z.int().positive(),
  /** The default one when left out. */
  destinationId: z.uuid().optional(),
})

export const publicationSchema = z.strictObject({ publicationId: z.uuid() })

/** One stage on the way to the public. */
export type PublicationStage = { state: PublicationState; title: string }

/** The stages by kind of destination, in order. */
export const publicationStages: Readonly<Record<'github' | 'git', readonly PublicationStage[]>> = {
  github: [
    { state: 'queued', title: 'Asked for' },
    { state: 'branched', title: 'Branch' },
    { state: 'committed', title: 'Commit' },
    { state: 'requested', title: 'Pull request' },
    { state: 'merged', title: 'Merged' },
    { state: 'proven', title: 'Read by anybody' },
  ],
  git: [
    { state: 'queued', title: 'Asked for' },
    { state: 'merged', title: 'Pushed' },
    { state: 'proven', title: 'Read by anybody' },
  ],
}

/** What keeps a publication from going on, and what to do about it. */
export type PublicationBlock = {
  code: string
  message: string
  nextStep: string
  /** Whether somebody has to do something, or time brings it about. */
  needs: 'person' | 'time'
}

/** A publication as its page shows it. Times are instants. */
export type PublicationView = {
  id: string
  version: number
  state: PublicationState
  destination: { name: string; kind: 'github' | 'git'; where: string }
  branchName: string
  path: string
  requestedAt: Date
  requestedByName: string
  /** What was done when, oldest first. */
  events: { at: Date; state: PublicationState; what: string }[]
  block: PublicationBlock | null
  attempts: number
  nextAttemptAt: Date | null
  commitSha: string | null
  pullRequest: { number: number; url: string } | null
  mergedAt: Date | null
  publicUrl: string
  /** Git blob id of the approved text, hexadecimal. */
  blobSha: string
  provenAt: Date | null
  evidenceId: string | null
  cancelledAt: Date | null
}

/** Something is still to be done for it. */
export const isUnderWay = ({ state }: { state: PublicationState }): boolean =>
  state !== 'proven' && state !== 'cancelled'

/** Once merged it is public, whatever anybody wishes. */
export const isCancellable = ({ state }: { state: PublicationState }): boolean =>
  isUnderWay({ state }) && state !== 'merged'

/** The publications of an incident, newest first, and what the reader may do. */
export type PublicationList = {
  publications: PublicationView[]
  /** Where one could go, the default first; empty for whoever may not publish. */
  destinations: { id: string; name: string; where: string }[]
  mayPublish: boolean
}
