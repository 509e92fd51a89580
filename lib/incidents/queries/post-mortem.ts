import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ClockTimes } from '../model/clock-words.ts'
import type { PostMortemPage } from '../model/post-mortem-view.ts'
import { type IncidentSeverity, type IncidentStatus, incidentName, type PostMortemStatus } from '../model.ts'
import { type PostMortemStanding, postMortemRights } from '../rules/post-mortem-rights.ts'
import { readPostMortemDraft } from './post-mortem-draft.ts'
import { requiredSections } from './post-mortem-terms.ts'

/** The post-mortem of an incident with everything that stands around it: reviews, hits, versions, what may be done. */
export const postMortem = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({ number: z.int().positive() }),
  async run({ ctx, db, input: { number }, now }): Promise<PostMortemPage> {
    const incident = await readIncident(db, number)
    if (!incident) throw notFound(`The incident ${incidentName(number)}`, 'Look for it on the board.')
    const required = await requiredSections(ctx)
    const { summary, classifiedAt, acknowledgedAt, text, ...shown } = incident
    const found =
      text === null
        ? null
        : await readPostMortemDraft(db, {
            ...shown,
            ...text,
            summary,
            classifiedAt,
            acknowledgedAt,
            required,
            now,
          })
    return {
      incident: shown,
      clock: await readPublishClock(db, incident.id),
      required,
      draft: found?.draft ?? null,
      may: postMortemRights(standingOf(ctx, shown.status, found)),
    }
  },
})

function standingOf(
  ctx: Ctx,
  incidentStatus: IncidentStatus,
  found: Awaited<ReturnType<typeof readPostMortemDraft>> | null,
): PostMortemStanding {
  const userId = ctx.actor.type === 'user' ? ctx.actor.id : null
  return {
    incidentStatus,
    status: found?.draft.status ?? null,
    isUnderWay: found?.draft.isUnderWay ?? false,
    blockers: found?.draft.blockers.length ?? 0,
    isAuthor: found !== null && found.savedById === userId,
    hasPart: found?.authorIds.some((id) => id === userId) ?? false,
    hasVerdict: found?.reviewerIds.some((id) => id === userId) ?? false,
    holds: {
      write: isAllowed(ctx, 'post-mortems.write'),
      approve: isAllowed(ctx, 'post-mortems.approve'),
      publish: isAllowed(ctx, 'post-mortems.publish'),
      manageTerms: isAllowed(ctx, 'incident-settings.manage'),
    },
  }
}

type IncidentRow = PostMortemPage['incident'] & {
  summary: string
  classifiedAt: string | null
  acknowledgedAt: string | null
  text: {
    postMortemStatus: PostMortemStatus
    version: number
    submittedAt: string | null
    approvedAt: string | null
  } | null
}

async function readIncident(db: Database, number: number): Promise<IncidentRow | undefined> {
  const { rows } = await db.execute<{
    id: string
    title: string
    summary: string
    status: IncidentStatus
    severity: IncidentSeverity | null
    detectedAt: string
    classifiedAt: string | null
    acknowledgedAt: string | null
    resolvedAt: string | null
    postMortemStatus: PostMortemStatus | null
    version: number | null
    submittedAt: string | null
    approvedAt: string | null
  }>(sql`
    select i.id, i.title, i.summary, i.status, i.highest_severity as severity, i.detected_at as "detectedAt",
      i.classified_at as "classifiedAt", i.acknowledged_at as "acknowledgedAt", i.resolved_at as "resolvedAt", p.status as "postMortemStatus", p.version, p.submitted_at as "submittedAt",
      p.approved_at as "approvedAt"
    from incidents i left join post_mortems p on p.incident_id = i.id where i.number = ${number}`)
  const [row] = rows
  if (!row) return undefined
  const { postMortemStatus, version, submittedAt, approvedAt, ...incident } = row
  return {
    ...incident,
    number,
    detectedAt: new Date(row.detectedAt).toISOString(),
    resolvedAt: iso(row.resolvedAt),
    text:
      postMortemStatus === null || version === null
        ? null
        : { postMortemStatus, version, submittedAt: iso(submittedAt), approvedAt: iso(approvedAt) },
  }
}

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString())

/** The publication clock that counts: not a voided one. */
async function readPublishClock(db: Database, incidentId: string): Promise<ClockTimes | null> {
  const { rows } = await db.execute<ClockTimes>(sql`
    select kind, name, started_at as "startedAt", at_risk_at as "atRiskAt", due_at as "dueAt",
      stopped_at as "stoppedAt", voided_at as "voidedAt"
    from incident_clocks
    where incident_id = ${incidentId}::uuid and kind = 'publish' and voided_at is null`)
  const [row] = rows
  if (!row) return null
  return {
    ...row,
    startedAt: new Date(row.startedAt).toISOString(),
    atRiskAt: new Date(row.atRiskAt).toISOString(),
    dueAt: new Date(row.dueAt).toISOString(),
    stoppedAt: iso(row.stoppedAt),
  }
}
