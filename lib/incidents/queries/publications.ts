import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { publicAddress } from '../model/destination.ts'
import type { PublicationBlock, PublicationList, PublicationView } from '../model/publication.ts'
import type { PublicationState } from '../model.ts'
import { blockNeeds } from '../rules/publication-block.ts'

type Row = {
  id: string
  version: number
  state: PublicationState
  destinationName: string
  kind: 'github' | 'git'
  url: string
  owner: string | null
  repository: string | null
  branch: string
  publicUrlTemplate: string
  branchName: string
  path: string
  requestedAt: string
  requestedByName: string
  events: { at: string; state: PublicationState; what: string }[]
  blockedCode: string | null
  blockedMessage: string | null
  blockedNextStep: string | null
  attempts: number
  nextAttemptAt: string | null
  commitSha: string | null
  pullRequestNumber: number | null
  pullRequestUrl: string | null
  mergedAt: string | null
  publicUrl: string | null
  blobSha: string
  provenAt: string | null
  evidenceId: string | null
  cancelledAt: string | null
}

/** The publications of an incident's post-mortem, newest first, and where another one could go. */
export const publications = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({ number: z.int().positive() }),
  async run({ ctx, input: { number }, db }): Promise<PublicationList> {
    const { rows: found } = await db.execute<{ id: string }>(
      sql`select id from incidents where number = ${number}`,
    )
    const [incident] = found
    if (incident === undefined) throw notFound(`INC-${number}`, 'Look for it on the board of incidents.')
    const mayPublish = isAllowed(ctx, 'post-mortems.publish')
    return {
      publications: (await readRows(db, incident.id)).map(toView),
      destinations: mayPublish ? await readDestinations(db) : [],
      mayPublish,
    }
  },
})

async function readRows(db: Database, incidentId: string): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select p.id, p.version, p.state, d.name as "destinationName", d.kind, d.url, d.owner, d.repository, d.branch,
      d.public_url_template as "publicUrlTemplate", p.branch_name as "branchName", p.path,
      p.requested_at as "requestedAt", p.requested_by_name as "requestedByName", e.events,
      p.blocked_code as "blockedCode", p.blocked_message as "blockedMessage",
      p.blocked_next_step as "blockedNextStep", p.attempts, p.next_attempt_at as "nextAttemptAt",
      p.commit_sha as "commitSha", p.pull_request_number as "pullRequestNumber",
      p.pull_request_url as "pullRequestUrl", p.merged_at as "mergedAt", p.public_url as "publicUrl",
      encode(v.blob_sha, 'hex') as "blobSha", p.proven_at as "provenAt", p.evidence_id as "evidenceId",
      p.cancelled_at as "cancelledAt"
    from publications p
    join publication_destinations d on d.id = p.destination_id
    join post_mortem_versions v on v.incident_id = p.incident_id and v.version = p.version
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('at', at, 'state', state, 'what', what) order by at, id), '[]') as events
      from publication_events where publication_id = p.id
    ) e
    where p.incident_id = ${incidentId}::uuid
    order by p.requested_at desc, p.id desc`)
  return rows
}

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text))

function toView(row: Row): PublicationView {
  const { id, version, state, kind, branchName, path, requestedByName, commitSha, blobSha } = row
  const { attempts, evidenceId } = row
  return {
    id,
    version,
    state,
    destination: { name: row.destinationName, kind, where: placeOf(row) },
    branchName,
    path,
    requestedAt: new Date(row.requestedAt),
    requestedByName,
    events: row.events.map((event) => ({ ...event, at: new Date(event.at) })),
    block: blockOf(row),
    attempts,
    nextAttemptAt: toDate(row.nextAttemptAt),
    commitSha,
    pullRequest:
      row.pullRequestNumber === null || row.pullRequestUrl === null
        ? null
        : { number: row.pullRequestNumber, url: row.pullRequestUrl },
    mergedAt: toDate(row.mergedAt),
    publicUrl: row.publicUrl ?? publicAddress(row, path),
    blobSha,
    provenAt: toDate(row.provenAt),
    evidenceId,
    cancelledAt: toDate(row.cancelledAt),
  }
}

function blockOf({ blockedCode, blockedMessage, blockedNextStep }: Row): PublicationBlock | null {
  if (blockedCode === null) return null
  return {
    code: blockedCode,
    message: blockedMessage ?? '',
    nextStep: blockedNextStep ?? '',
    needs: blockNeeds(blockedCode),
  }
}

type Placed = { kind: 'github' | 'git'; owner: string | null; repository: string | null; url: string }

const placeOf = ({ kind, owner, repository, url }: Placed): string =>
  kind === 'github' ? `${owner}/${repository}` : url

async function readDestinations(db: Database): Promise<PublicationList['destinations']> {
  const { rows } = await db.execute<Placed & { id: string; name: string }>(sql`
    select id, name, kind, owner, repository, url from publication_destinations
    where retired_at is null order by is_default desc, name`)
  return rows.map((row) => ({ id: row.id, name: row.name, where: placeOf(row) }))
}
