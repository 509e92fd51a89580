import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { accessSources } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'

export const scimSourceName = 'Identity provider (SCIM)'

/**
 * The source that an identity provider's pushes belong to. The first push makes it, about no system, so that it brings
 * people; whoever wants its accounts and groups too names its system under Manage, Sources.
 */
export const openScimSource = defineCommand({
  action: 'access-source.open-scim',
  permission: 'scim.provision',
  input: z.strictObject({}),
  async run({ ctx, tx, now }) {
    const known = await inUse(tx)
    if (known) return { result: { sourceId: known }, entry: null }
    const sourceId = newId(ctx.clock)
    const source = { name: scimSourceName, kind: 'scim' as const, systemId: null, privilegedRoles: [] }
    const [made] = await tx
      .insert(accessSources)
      .values({ id: sourceId, ...source, createdAt: now })
      .onConflictDoNothing({ target: accessSources.name })
      .returning({ id: accessSources.id })
    if (!made) {
      // Another push of the same moment made it, unless somebody retired it.
      const other = await inUse(tx)
      if (other) return { result: { sourceId: other }, entry: null }
      throw retired()
    }
    await notify(tx, { topic: 'access', keys: [sourceId] })
    return {
      result: { sourceId },
      entry: { object: { type: 'access-source', id: sourceId }, payload: source },
    }
  },
})

async function inUse(tx: Transaction): Promise<string | undefined> {
  const [source] = await tx
    .select({ id: accessSources.id })
    .from(accessSources)
    .where(and(eq(accessSources.kind, 'scim'), isNull(accessSources.retiredAt)))
    .orderBy(accessSources.createdAt, accessSources.id)
    .limit(1)
  return source?.id
}

const retired = () =>
  new PlumblineError(
    'forbidden',
    `The source "${scimSourceName}" was retired.`,
    'Create another source of the kind SCIM under Manage, Sources, or revoke the token of the identity provider.',
  )
