import type { Transaction } from '#db/client.ts'
import type { publications } from '#db/schema/incidents/post-mortems.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { OutgoingTerms } from '#lib/platform/http/outgoing.ts'
import type { PublicationState } from '../../model.ts'
import type { VersionRow } from '../../queries/post-mortem-rows.ts'
import type { Destination } from '../parts/live-destination.ts'

export type Publication = typeof publications.$inferSelect

/** What a step may know. The publication is locked; the incident is not, for a server may take long to answer. */
export type StepArgs = {
  ctx: Ctx
  tx: Transaction
  publication: Publication
  destination: Destination
  version: VersionRow
  number: number
  incident: { id: string; resolvedAt: Date | null }
  terms: OutgoingTerms
  now: Date
}

/** Where a step led. What keeps it from going on is thrown: `PublicationBlocked`, `RemoteRefusal`. */
export type StepOutcome = {
  state: PublicationState
  set: Partial<Publication>
  /** What was done, as a sentence for its history. */
  what: string
  detail: Record<string, string>
  /** SHA-256 (hex) of evidence that came of it. */
  evidence?: string[]
}

/**
 * One step: looks whether it was done already, and does it when not, so that a step that was done but not recorded is
 * found and not done again.
 */
export type Step = (args: StepArgs) => Promise<StepOutcome>

/** Title and text of what the file's commit and its pull request say. */
export const wordsOf = ({ number, version, publication }: StepArgs) => ({
  message: `Post-mortem of INC-${number}: ${version.title}`,
  body: [
    `The post-mortem of INC-${number}, as two people approved it (version ${publication.version}).`,
    '',
    `- File: \`${publication.path}\``,
    `- Git blob: \`${version.blobSha}\``,
    '',
    'Plumbline merges exactly this commit and then reads the public file to prove that it is what was approved.',
  ].join('\n'),
})
