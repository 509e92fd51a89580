import type { Transaction } from '#db/client.ts'
import { postMortemVersions } from '#db/schema/incidents/post-mortems.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { PostMortemText } from '../../model/post-mortem.ts'
import { postMortemFile } from '../../model/post-mortem-file.ts'
import { readEditions } from '../../queries/post-mortem-rows.ts'
import { gitBlobSha } from '../../rules/blob-sha.ts'
import type { LockedIncident } from './locked-incident.ts'

/** Under whose name a version stands. */
export type Author = { id: string; name: string }

export type NewVersion = {
  version: number
  title: string
  sections: PostMortemText
  changeNote: string | null
  /** The actor when left out. */
  by?: Author
}

/**
 * Keeps a text as the next version, with the very file that would be published and its git blob id: what reviewers
 * approve is bytes, not intentions.
 * @returns the blob id in hexadecimal digits
 */
export async function storeVersion(
  tx: Transaction,
  ctx: Ctx,
  incident: LockedIncident,
  { version, title, sections, changeNote, by = ctx.actor }: NewVersion,
): Promise<string> {
  const now = ctx.clock.now()
  const editions = await readEditions(tx, incident.id, now)
  const markdown = postMortemFile({
    number: incident.number,
    title,
    severity: incident.highestSeverity,
    detectedAt: incident.detectedAt.toISOString(),
    resolvedAt: incident.resolvedAt?.toISOString() ?? null,
    sections,
    earlier: editions.map(({ publishedAt, changeNote: note }) => ({ publishedAt, changeNote: note })),
    changeNote,
  })
  const blobSha = gitBlobSha(markdown)
  await tx.insert(postMortemVersions).values({
    incidentId: incident.id,
    version,
    title,
    sections,
    markdown,
    blobSha,
    savedAt: now,
    savedById: by.id,
    savedByName: by.name,
    changeNote,
  })
  return blobSha.toString('hex')
}
