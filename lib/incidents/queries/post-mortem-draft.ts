import type { Database } from '#db/client.ts'
import type { PostMortemSection } from '../model/post-mortem.ts'
import type { PostMortemDraft } from '../model/post-mortem-view.ts'
import type { IncidentSeverity, PostMortemStatus } from '../model.ts'
import { findBlame } from '../rules/blameless.ts'
import { approvalOf } from '../rules/post-mortem-approval.ts'
import { postMortemBlockers } from '../rules/post-mortem-blockers.ts'
import { draftSections } from '../rules/post-mortem-draft.ts'
import { readIncidentRecord } from './incident-record.ts'
import {
  isUnderWay,
  readAuthorIds,
  readEditions,
  readVerdicts,
  readVersion,
  type VerdictRow,
} from './post-mortem-rows.ts'
import { readVersionLines } from './post-mortem-versions.ts'
import { readRedactionHits } from './redaction-hits.ts'

type Wanted = {
  id: string
  summary: string
  severity: IncidentSeverity | null
  detectedAt: string
  classifiedAt: string | null
  acknowledgedAt: string | null
  resolvedAt: string | null
  postMortemStatus: PostMortemStatus
  version: number
  submittedAt: string | null
  approvedAt: string | null
  required: readonly PostMortemSection[]
  now: Date
}

/** The newest text of a post-mortem and how it stands; with who had a part in it and who judged it, for the caller's rights. */
export async function readPostMortemDraft(
  db: Database,
  wanted: Wanted,
): Promise<{ draft: PostMortemDraft; savedById: string; authorIds: string[]; reviewerIds: string[] }> {
  const { id, version, required, now } = wanted
  const newest = await readVersion(db, id, version)
  if (!newest) throw new Error(`Incident ${id} has lost version ${version} of its post-mortem.`)
  const { savedById, ...text } = newest
  const verdicts = await readVerdicts(db, id)
  const ofNewest = verdicts.filter((one) => one.version === version)
  const editions = await readEditions(db, id, now)
  const hits = await readRedactionHits(db, id, newest)
  const authorIds = await readAuthorIds(db, id, version)
  const { approvals, areChangesAsked } = approvalOf(authorIds, ofNewest)
  const record = await readIncidentRecord(db, {
    id,
    summary: wanted.summary,
    detectedAt: new Date(wanted.detectedAt),
    classifiedAt: dateOrNull(wanted.classifiedAt),
    severity: wanted.severity,
    acknowledgedAt: dateOrNull(wanted.acknowledgedAt),
    resolvedAt: dateOrNull(wanted.resolvedAt),
  })
  return {
    savedById,
    authorIds,
    reviewerIds: ofNewest.map(({ byId }) => byId),
    draft: {
      ...text,
      status: wanted.postMortemStatus,
      submittedAt: wanted.submittedAt,
      approvedAt: wanted.approvedAt,
      verdicts: ofNewest.map(shownVerdict),
      approvals,
      hits,
      blame: findBlame(newest.sections),
      blockers: postMortemBlockers({
        text: newest,
        hits,
        required,
        editions,
        areChangesAsked,
      }),
      versions: await readVersionLines(db, id, verdicts, editions),
      editions,
      fromRecord: draftSections(record),
      isUnderWay: await isUnderWay(db, id),
    },
  }
}

const shownVerdict = ({ verdict, comment, at, byName }: VerdictRow) => ({
  verdict,
  comment,
  at,
  byName,
})

const dateOrNull = (at: string | null): Date | null => (at === null ? null : new Date(at))
