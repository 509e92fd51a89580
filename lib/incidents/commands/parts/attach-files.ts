import { createHash } from 'node:crypto'
import type { Transaction } from '#db/client.ts'
import { evidence } from '#db/schema/evidence.ts'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { newId } from '#lib/platform/ids.ts'
import { checkFileName } from '#lib/platform/ingest/file-name.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { evidenceTerms } from '#lib/policy/rules/evidence-terms.ts'
import { type TimelineAttachment, timelineLimits } from '../../model/timeline.ts'
import { incidentName } from '../../model.ts'

/** A file as it came with an entry. `type` is what its sender called it; nothing here believes it. */
export type EntryFile = { name: string; type: string; bytes: Uint8Array }

type Attaching = {
  incident: { id: string; number: number }
  observedAt: Date
  /** `browser` or `api`. */
  collector: string
}

/**
 * Keeps the files of an entry as evidence of kind `incident`, in the entry's own transaction: either the entry stands
 * with all of them, or nothing was kept.
 * @returns the attachments, and the SHA-256 (hex) of each for the ledger
 * @throws PlumblineError invalid_input for a name or an empty file, limit_exceeded for too many bytes
 */
export async function attachFiles(
  tx: Transaction,
  ctx: Ctx,
  files: readonly EntryFile[],
  { incident, observedAt, collector }: Attaching,
): Promise<{ attachments: TimelineAttachment[]; digests: string[] }> {
  checkSizes(files)
  if (files.length === 0) return { attachments: [], digests: [] }
  const now = ctx.clock.now()
  const policy = (await policyInForce(systemCtx('incident evidence', tx, ctx.clock), {}))?.policy ?? null
  const terms = evidenceTerms(policy, 'incident')
  const attachments: TimelineAttachment[] = []
  const digests: string[] = []
  for (const file of files) {
    const name = checkFileName(file.name)
    const sha256 = createHash('sha256').update(file.bytes).digest()
    const size = file.bytes.length
    await artifactStore().write(tx, { sha256, size }, inOnePiece(file.bytes), now)
    const id = newId(ctx.clock)
    await tx.insert(evidence).values({
      id,
      sha256,
      kind: 'incident',
      source: 'Incident attachment',
      collector,
      scope: {
        incident: incidentName(incident.number),
        incidentId: incident.id,
        file: name,
        type: file.type,
      },
      receipt: {
        isComplete: true,
        expectedCount: 1,
        receivedCount: 1,
        isPaginationFinished: true,
        query: 'one file, as it was attached',
        problems: [],
        original: null,
        redactedCount: 0,
        encoding: 'binary',
      },
      isComplete: true,
      observedAt,
      periodFrom: observedAt,
      periodTo: observedAt,
      receivedAt: now,
      validUntil: new Date(now.getTime() + terms.timeToLiveDays * dayMs),
      submittedByType: ctx.actor.type,
      submittedById: ctx.actor.id,
      submittedByName: ctx.actor.name,
      controls: terms.controls,
      clauses: terms.clauses,
    })
    attachments.push({ evidenceId: id, name, type: file.type, size })
    digests.push(sha256.toString('hex'))
  }
  return { attachments, digests }
}

function checkSizes(files: readonly EntryFile[]): void {
  const empty = files.find(({ bytes }) => bytes.length === 0)
  if (empty !== undefined)
    throw new PlumblineError(
      'invalid_input',
      `The file “${empty.name}” is empty.`,
      'Nothing was kept. Leave it out, or attach it again.',
    )
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (total > timelineLimits.fileBytes)
    throw new PlumblineError(
      'limit_exceeded',
      `The files of one entry may have ${formatBytes(timelineLimits.fileBytes)} together; these have ${formatBytes(total)}.`,
      'Nothing was kept. Attach fewer files, or compress them.',
    )
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
