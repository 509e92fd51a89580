import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.ts'
import { dispositionRequests, findingEvents, findings, scanScopes, users } from '#db/schema/index.ts'
import type { DispositionRequestDto, RequestableDisposition } from '../model/disposition.ts'
import type { HistoryEntry, SiblingFinding } from '../model/finding-detail.ts'
import { placeOf } from './finding-row.ts'

type Finding = typeof findings.$inferSelect

/** Enough for any reader; a finding that flaps more often shows its newest. */
const mostEntries = 200
const mostSiblings = 20

/** What happened to it, oldest first; its first sighting is in its own row. */
export async function historyOf(db: Database, finding: Finding): Promise<HistoryEntry[]> {
  const events = await db
    .select()
    .from(findingEvents)
    .where(and(eq(findingEvents.assetId, finding.assetId), eq(findingEvents.findingId, finding.id)))
    .orderBy(desc(findingEvents.at), desc(findingEvents.recordedAt))
    .limit(mostEntries)
  const first: HistoryEntry = {
    kind: 'first_seen',
    at: finding.firstSeenAt,
    recordedAt: finding.firstSeenAt,
    actorName: null,
    runId: finding.reopenCount === 0 ? finding.openedRunId : null,
    detail: {},
  }
  const past = events.reverse().map(({ kind, at, recordedAt, actorName, runId, detail }) => ({
    kind,
    at,
    recordedAt,
    actorName,
    runId,
    detail,
  }))
  return [first, ...past]
}

/** What was asked and decided about it, newest first. */
export async function dispositionRequestsOf(
  db: Database,
  finding: Finding,
  readerId: string,
): Promise<DispositionRequestDto[]> {
  const requester = alias(users, 'requester')
  const decider = alias(users, 'decider')
  const rows = await db
    .select({ request: dispositionRequests, requestedBy: requester.name, decidedBy: decider.name })
    .from(dispositionRequests)
    .innerJoin(requester, eq(requester.id, dispositionRequests.requestedBy))
    .leftJoin(decider, eq(decider.id, dispositionRequests.decidedBy))
    .where(
      and(eq(dispositionRequests.assetId, finding.assetId), eq(dispositionRequests.findingId, finding.id)),
    )
    .orderBy(desc(dispositionRequests.requestedAt))
    .limit(mostEntries)
  return rows.map(({ request, requestedBy, decidedBy }) => ({
    id: request.id,
    // `none` cannot be asked for: the command's schema refuses it.
    disposition: request.disposition as RequestableDisposition,
    reason: request.reason,
    until: request.until,
    severity: request.severity,
    outcome: request.outcome,
    requestedBy,
    requestedAt: request.requestedAt,
    decidedBy,
    decidedAt: request.decidedAt,
    decisionNote: request.decisionNote,
    isOwn: request.requestedBy === readerId,
  }))
}

/** Findings of this asset with the same issue key: other scanners, other manifests, other branches. */
export async function siblingsOf(db: Database, finding: Finding): Promise<SiblingFinding[]> {
  const rows = await db
    .select({
      id: findings.id,
      assetId: findings.assetId,
      severity: findings.severity,
      title: findings.title,
      tool: scanScopes.tool,
      branch: scanScopes.branch,
      path: findings.path,
      line: findings.line,
      resource: findings.resource,
      target: findings.target,
      isPresent: findings.isPresent,
    })
    .from(findings)
    .innerJoin(scanScopes, eq(scanScopes.id, findings.scopeId))
    .where(
      and(
        eq(findings.assetId, finding.assetId),
        eq(findings.issueKey, finding.issueKey),
        ne(findings.id, finding.id),
      ),
    )
    .orderBy(desc(findings.isPresent), asc(scanScopes.tool), asc(findings.id))
    .limit(mostSiblings)
  return rows.map(({ path, line, resource, target, ...row }) => ({
    ...row,
    place: placeOf({ path, line, resource, target }),
  }))
}
