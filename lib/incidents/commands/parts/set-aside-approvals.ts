import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { readVerdicts } from '../../queries/post-mortem-rows.ts'
import { approvalOf } from '../../rules/post-mortem-approval.ts'
import { appendEvent } from './append-event.ts'
import type { LockedPostMortem } from './locked-post-mortem.ts'
import { nextVersion } from './next-version.ts'
import type { Author } from './store-version.ts'

/**
 * Puts the newest text down again as the next version: what its reviewers read, or would read, was judged by other
 * findings of the redaction check. Approvals belong to a version, so they go with the old one, and a verdict that is
 * just being given for it is refused.
 * @param why the end of the sentence “Version 3 has the text of version 2: …”, without the words of a hit
 * @returns the number of the new version
 */
export async function setAsideApprovals(
  tx: Transaction,
  ctx: Ctx,
  { incident, newest }: Pick<LockedPostMortem, 'incident' | 'newest'>,
  { by, why }: { by: Author; why: string },
): Promise<number> {
  const { title, sections, changeNote } = newest
  const version = newest.version + 1
  const said = `Version ${version} of the post-mortem has the text of version ${newest.version}: ${why} It is reviewed anew.`
  await nextVersion(tx, ctx, incident, { version, title, sections, changeNote, by }, said)
  await appendEvent(tx, ctx, { incidentId: incident.id, kind: 'decision', body: said })
  return version
}

/** Whether somebody is judging the newest version, or has approved it: also before the incident was opened again. */
export async function isJudged(
  tx: Transaction,
  { incident, postMortem, newest }: LockedPostMortem,
): Promise<boolean> {
  if (postMortem.status === 'review' || postMortem.status === 'approved') return true
  if (postMortem.status === 'published') return false
  const verdicts = (await readVerdicts(tx, incident.id)).filter(({ version }) => version === newest.version)
  // Who asked for changes is answered by another text, not by the same one under another number.
  return verdicts.length > 0 && !approvalOf([], verdicts).areChangesAsked
}
