import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { evidence, findings, scanRuns } from '#db/schema/index.ts'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { RawElement } from '../model/finding-detail.ts'
import { printElement } from '../rules/print-element.ts'

/** More than a page should carry; the whole is in the artifact. */
const mostShownBytes = 256 * 1024
/** A report may be one element of many megabytes: reading and hashing that for every look at a page is too much. */
const mostReadBytes = 1024 * 1024

/**
 * The raw element a finding was read from: a slice of the stored artifact. The report is not parsed for it, and
 * only the blocks it touches are read.
 */
export const getRawElement = defineQuery({
  permission: 'scans.read',
  input: z.strictObject({ assetId: z.uuid(), findingId: z.uuid() }),
  async run({ db, input: { assetId, findingId } }): Promise<RawElement> {
    const [place] = await db
      .select({ offset: findings.rawOffset, length: findings.rawLength, artifact: evidence.sha256 })
      .from(findings)
      .innerJoin(scanRuns, eq(scanRuns.id, findings.contentRunId))
      .innerJoin(evidence, eq(evidence.id, scanRuns.evidenceId))
      .where(and(eq(findings.assetId, assetId), eq(findings.id, findingId)))
    if (!place) throw notFound('The raw element')
    const isRead = place.length <= mostReadBytes
    const length = isRead ? place.length : mostShownBytes
    const bytes = await artifactStore().slice(db, place.artifact, place.offset, length)
    const isWhole = place.length <= mostShownBytes
    return {
      text: printElement(bytes.subarray(0, mostShownBytes).toString('utf8'), isWhole),
      isWhole,
      sha256: isRead ? createHash('sha256').update(bytes).digest('hex') : null,
      offset: place.offset,
      length: place.length,
      artifactSha256: Buffer.from(place.artifact).toString('hex'),
    }
  },
})
