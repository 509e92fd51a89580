import { randomUUID } from 'node:crypto'
import { systemClock } from '#lib/platform/clock.ts'
import type { Stack } from './stack.ts'

/** Sections of a post-mortem that lacks nothing and that anybody may read. */
export const publicSections = {
  summary: 'A deploy token leaked into a build log and was used once.',
  impact: 'No data left.',
  timeline: '- **22:14** An alert',
  root_cause: 'Logs of forks were public.',
  vulnerability: 'The token lived for a year.',
  remediation: '1. The token was revoked.',
  prevention: '- Tokens live for an hour.',
  went_well: 'The alert came within a minute.',
}

/** A post-mortem of an incident as its publication leaves it, once the public page was fetched. */
export async function plantPublished(stack: Stack, number: number, title: string): Promise<void> {
  const { pool } = stack.database
  const now = systemClock.now()
  const { rows } = await pool.query<{ id: string }>('select id from incidents where number = $1', [number])
  const incidentId = rows[0]?.id
  const [userId, destinationId] = [randomUUID(), randomUUID()]
  await pool.query(
    `insert into post_mortems (incident_id, status, version, created_at, published_at, public_url, published_version)
     values ($1, 'published', 1, $2, $2, 'https://git.example/inc.md', 1)`,
    [incidentId, now],
  )
  await pool.query(
    `insert into post_mortem_versions (incident_id, version, title, sections, markdown, blob_sha, saved_at, saved_by_id,
       saved_by_name) values ($1, 1, $2, $3, $4, '\\x00', $5, $6, 'e2e')`,
    [
      incidentId,
      title,
      publicSections,
      `# ${title}\n\n## Summary\n\n${publicSections.summary}\n`,
      now,
      userId,
    ],
  )
  await pool.query(
    `insert into publication_destinations (id, name, kind, url, branch, folder, public_url_template, sealed_credential,
       is_default, created_at, created_by_name, retired_at)
     values ($1, $3, 'git', 'https://git.example', 'main', '', 'https://git.example/{path}', '', false, $2, 'e2e', $2)`,
    [destinationId, now, `planted ${destinationId}`],
  )
  await pool.query(
    `insert into publications (id, incident_id, version, destination_id, state, branch_name, path, requested_at,
       requested_by_id, requested_by_name, public_url, proven_at)
     values (gen_random_uuid(), $1, 1, $2, 'proven', 'main', 'inc.md', $3, $4, 'e2e', 'https://git.example/inc.md', $3)`,
    [incidentId, destinationId, now, userId],
  )
}

/** An incident at its resolution, without the way there: its post-mortem is what is looked at. */
export async function resolveAtOnce(stack: Stack, number: number): Promise<void> {
  await stack.database.pool.query(
    `update incidents set status = 'resolved', resolved_at = now() where number = $1`,
    [number],
  )
}
