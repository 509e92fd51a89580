import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessSources } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { columnMappingSchema } from '../model/column-mapping.ts'
import { privilegedRoles, sourceName } from '../model/source-fields.ts'
import { refuseKnownName } from './parts/refuse-known-name.ts'

/**
 * Renames a source, and says which of its roles are privileged and how its columns are read. Either counts from the
 * next import on: what earlier ones said stays as it was said.
 */
export const describeSource = defineCommand({
  action: 'access-source.describe',
  permission: 'access.manage',
  input: z.strictObject({
    sourceId: z.uuid(),
    name: sourceName,
    privilegedRoles,
    mapping: columnMappingSchema.nullable(),
  }),
  async run({ input: { sourceId, ...after }, tx }) {
    const [row] = await tx
      .select()
      .from(accessSources)
      .where(and(eq(accessSources.id, sourceId), isNull(accessSources.retiredAt)))
      .for('update')
    if (!row) throw notFound('A source in use with this id')
    const before = { name: row.name, privilegedRoles: row.privilegedRoles, mapping: row.mapping }
    if (isDeepStrictEqual(before, after)) return { result: undefined, entry: null }
    if (after.name !== before.name) await refuseKnownName(tx, accessSources, after.name, 'source', sourceId)
    await tx.update(accessSources).set(after).where(eq(accessSources.id, sourceId))
    await notify(tx, { topic: 'access', keys: [sourceId] })
    return {
      result: undefined,
      entry: { object: { type: 'access-source', id: sourceId }, payload: { before, after } },
    }
  },
})
