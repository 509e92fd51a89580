import { createAccessWorld } from '#lib/access/testing/access-world.ts'
import { accountFact, grantFact } from '#lib/access/testing/facts.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { proveRevocations } from '../commands/prove-revocations.ts'
import { revokeGrant } from '../commands/revoke-grant.ts'

export type Sent = {
  observedAt?: Date
  /** Some of the document could not be read. */
  isPartial?: boolean
  /** Another part of the same source: a feed of its own. */
  part?: string
}

/** A system whose access arrives by import, and people who act on what is to go. */
export async function createRevocationWorld(startAt = '2026-11-02T08:00:00Z') {
  const access = await createAccessWorld(startAt)
  const systemId = await access.systemNamed('AWS')
  const sourceId = await access.sourceNamed('aws', 'csv', systemId)
  const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await access.database.admin.pool.query<Row>(text, values)).rows

  return {
    ...access,
    systemId,
    sourceId,
    sql,
    lead: await access.person('lead', 'lead@example.org'),
    otherLead: await access.person('lead', 'other-lead@example.org'),
    /** Imports that these roles are held, each by an account of the same name; does not follow it. */
    async send(roles: readonly string[], { observedAt, isPartial = false, part = '' }: Sent = {}) {
      const facts = roles.flatMap((role) => [
        accountFact(role),
        grantFact(role, role, { isPrivileged: role.startsWith('admin') }),
      ])
      return access.merge(sourceId, 'csv', facts, {
        part,
        // More than half may go: a person has said so.
        isReleased: true,
        ...(observedAt ? { observedAt } : {}),
        ...(isPartial ? { isPaginationFinished: false } : {}),
      })
    },
    follow: (importId: string) => proveRevocations(access.worker, { importId }),
    async grantOf(role: string, part = ''): Promise<string> {
      const [grant] = await sql<{ id: string }>(
        `select g.id from grants g join access_feeds f on f.id = g.feed_id
         where g.role = $1 and f.part = $2 order by g.valid_from desc limit 1`,
        [role, part],
      )
      if (!grant) throw new Error(`Nobody ever held ${role}.`)
      return grant.id
    },
    async revoke(ctx: Ctx, role: string): Promise<string> {
      const { revocationId } = await revokeGrant(ctx, {
        grantId: await this.grantOf(role),
        reason: 'No longer needed.',
      })
      return revocationId
    },
    async statusOf(revocationId: string): Promise<string | undefined> {
      const [row] = await sql<{ status: string }>('select status from revocations where id = $1', [
        revocationId,
      ])
      return row?.status
    },
    /** `open>claimed_done` and so on, oldest first. */
    async steps(revocationId: string): Promise<string[]> {
      const rows = await sql<{ step: string }>(
        `select coalesce(from_status::text, '') || '>' || to_status as step from revocation_events
         where revocation_id = $1 order by at, from_status is not null,
           array_position(array['still_present', 'open', 'proven_gone', 'regranted']::revocation_status[], to_status)`,
        [revocationId],
      )
      return rows.map(({ step }) => step)
    },
  }
}

export type RevocationWorld = Awaited<ReturnType<typeof createRevocationWorld>>
