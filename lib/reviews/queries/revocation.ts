import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import type { PathStep } from '#lib/access/model.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { RevocationDetail } from '../model/revocation-detail.ts'
import { revocationCommands } from '../rules/revocation-commands.ts'
import { readEvidenceLinks } from './evidence-links.ts'
import { readRevocationEvents } from './revocation-events.ts'
import { revocationRights } from './revocation-rights.ts'
import { readRevocations } from './revocation-rows.ts'
import { readStanding } from './revocation-standing.ts'

/** One revocation: what is to go and how, both ends of its proof, its clock and its history. */
export const revocation = defineQuery({
  permission: 'revocations.read',
  input: z.strictObject({ revocationId: z.uuid() }),
  async run({ ctx, db, input: { revocationId }, now }): Promise<RevocationDetail> {
    const order = { order: sql`r.id`, limit: 1 }
    const [line] = await readRevocations(db, sql`r.id = ${revocationId}::uuid`, order, now)
    const more = await readMore(db, revocationId)
    if (!line || !more) throw notFound('The revocation', 'Open the list of revocations again.')
    const { seenEvidenceId, proofEvidenceId, regrantEvidenceId, requestedById, format, part, ...rest } = more
    const events = await readRevocationEvents(db, revocationId)
    const links = await readEvidenceLinks(db, [
      seenEvidenceId,
      proofEvidenceId,
      regrantEvidenceId,
      ...events.map(({ evidenceId }) => evidenceId),
    ])
    const seenEvidence = links.get(seenEvidenceId)
    if (!seenEvidence) throw new Error(`Revocation ${revocationId} has lost the evidence it began with.`)
    const linkOf = (id: string | null) => (id === null ? null : (links.get(id) ?? null))
    const { sourceKind, campaignId, campaignTitle, campaignQuarter, ...shown } = rest
    return {
      ...line,
      ...shown,
      campaign:
        campaignId === null || campaignTitle === null
          ? null
          : { id: campaignId, title: campaignTitle, quarter: campaignQuarter },
      clock: clockOf(line, now),
      seenEvidence,
      proofEvidence: linkOf(proofEvidenceId),
      regrantEvidence: linkOf(regrantEvidenceId),
      ...(await readStanding(db, revocationId)),
      events: events.map(({ evidenceId, ...event }) => ({ ...event, evidence: linkOf(evidenceId) })),
      commands: revocationCommands({ ...line, ...shown, sourceKind, format, part }),
      may: await revocationRights(ctx, db, { ...line, requestedById }),
    }
  },
})

type More = {
  reason: string | null
  sourceKind: string
  sourceName: string
  accountExternalId: string
  path: PathStep[]
  format: string
  part: string
  campaignId: string | null
  campaignTitle: string | null
  campaignQuarter: string | null
  claimNote: string | null
  riskAcceptedByName: string | null
  requestedById: string
  seenEvidenceId: string
  proofEvidenceId: string | null
  regrantEvidenceId: string | null
}

async function readMore(db: Database, revocationId: string): Promise<More | undefined> {
  const { rows } = await db.execute<More>(sql`
    select r.reason, r.target ->> 'sourceKind' as "sourceKind", r.target ->> 'sourceName' as "sourceName",
      r.target ->> 'accountExternalId' as "accountExternalId", g.path, f.format, f.part,
      c.id as "campaignId", c.title as "campaignTitle", c.quarter as "campaignQuarter", r.claim_note as "claimNote",
      r.risk_accepted_by_name as "riskAcceptedByName", r.requested_by_id as "requestedById",
      r.seen_evidence_id as "seenEvidenceId", r.proof_evidence_id as "proofEvidenceId",
      r.regrant_evidence_id as "regrantEvidenceId"
    from revocations r
    join grants g on g.id = r.grant_id
    join access_feeds f on f.id = r.feed_id
    left join campaigns c on c.id = r.campaign_id
    where r.id = ${revocationId}::uuid`)
  return rows[0]
}

type Timed = Pick<RevocationDetail, 'requestedAt' | 'dueAt' | 'provenAt' | 'deadlineAt'>

function clockOf({ requestedAt, dueAt, provenAt, deadlineAt }: Timed, now: Date): RevocationDetail['clock'] {
  const begin = Date.parse(requestedAt)
  return {
    allowedMs: Date.parse(dueAt) - begin,
    takenMs: (provenAt === null ? now.getTime() : Date.parse(provenAt)) - begin,
    leftMs: deadlineAt === null ? null : Date.parse(deadlineAt) - now.getTime(),
  }
}
