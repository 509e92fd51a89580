import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { systems } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'
import { systemName } from '../model/source-fields.ts'
import { systemDescription } from './create-system.ts'
import { refuseKnownName } from './parts/refuse-known-name.ts'
import { requirePerson } from './parts/require-person.ts'

/** Says what a system is, where it stands, how much depends on it and who answers for it. */
export const describeSystem = defineCommand({
  action: 'system.describe',
  permission: 'access.manage',
  input: z.strictObject({ systemId: z.uuid(), name: systemName, ...systemDescription }),
  async run({ input: { systemId, ...after }, tx, now }) {
    const [row] = await tx.select().from(systems).where(eq(systems.id, systemId)).for('update')
    if (!row) throw notFound('The system')
    const { id: _id, createdAt: _createdAt, retiredAt: _retiredAt, ...before } = row
    const fields = Object.keys(after) as (keyof typeof after)[]
    if (fields.every((field) => before[field] === after[field])) return { result: undefined, entry: null }
    if (after.name !== before.name) await refuseKnownName(tx, systems, after.name, 'system', systemId)
    if (after.ownerId !== null && after.ownerId !== before.ownerId) await requirePerson(tx, after.ownerId)
    await tx.update(systems).set(after).where(eq(systems.id, systemId))
    await requestEvaluation(tx, now, now)
    await notify(tx, { topic: 'access', keys: [systemId] })
    return {
      result: undefined,
      entry: { object: { type: 'system', id: systemId }, payload: { before, after } },
    }
  },
})
