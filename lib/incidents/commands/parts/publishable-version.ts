import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { postMortems } from '#db/schema/incidents/post-mortems.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import {
  readAuthorIds,
  readEditions,
  readVerdicts,
  readVersion,
  type VersionRow,
} from '../../queries/post-mortem-rows.ts'
import { requiredSections } from '../../queries/post-mortem-terms.ts'
import { readRedactionHits } from '../../queries/redaction-hits.ts'
import { approvalOf } from '../../rules/post-mortem-approval.ts'
import { postMortemBlockers } from '../../rules/post-mortem-blockers.ts'

/**
 * A version that two people approved and that nothing keeps from the public, judged by the words known now.
 * @throws PlumblineError `not_found`, `conflict` with what is missing
 */
export async function publishableVersion(
  tx: Transaction,
  ctx: Ctx,
  incidentId: string,
  version: number,
): Promise<VersionRow> {
  const [postMortem] = await tx.select().from(postMortems).where(eq(postMortems.incidentId, incidentId))
  const row = postMortem && (await readVersion(tx, incidentId, version))
  if (postMortem === undefined || row === undefined)
    throw new PlumblineError(
      'not_found',
      `There is no version ${version} of this post-mortem.`,
      'Load the page again: it shows the versions there are.',
    )
  if (postMortem.version !== version)
    throw new PlumblineError(
      'conflict',
      `Version ${postMortem.version} was saved since.`,
      'Load the page again, and publish that one once it is approved.',
    )
  const verdicts = (await readVerdicts(tx, incidentId)).filter((one) => one.version === version)
  const approval = approvalOf(await readAuthorIds(tx, incidentId, version), verdicts)
  const isSettled = postMortem.status === 'approved' || postMortem.status === 'published'
  if (!approval.isApproved || !isSettled)
    throw new PlumblineError(
      'conflict',
      'Two people other than its authors have not approved this version yet.',
      'Ask them to review it.',
    )
  const editions = await readEditions(tx, incidentId, ctx.clock.now())
  const text = { version, title: row.title, sections: row.sections, changeNote: row.changeNote }
  const [blocker] = postMortemBlockers({
    text,
    hits: await readRedactionHits(tx, incidentId, text),
    required: await requiredSections(ctx),
    editions,
    areChangesAsked: approval.areChangesAsked,
  })
  if (blocker !== undefined)
    throw new PlumblineError('conflict', blocker.text, 'Open the post-mortem, mend it, and have it approved.')
  return row
}
