import { z } from 'zod'
import { systems } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'
import { printable, systemName } from '../model/source-fields.ts'
import { criticalitySchema, systemEnvironmentSchema } from '../model.ts'
import { refuseKnownName } from './parts/refuse-known-name.ts'
import { requirePerson } from './parts/require-person.ts'

/** What a person can say of a system; null means not said yet, which `scope.coverage` counts against it. */
export const systemDescription = {
  purpose: printable(500).nullable(),
  environment: systemEnvironmentSchema.nullable(),
  criticality: criticalitySchema.nullable(),
  ownerId: z.uuid().nullable(),
  /** Every request proves who makes it (policy clause II). */
  isIdentityAware: z.boolean().nullable(),
}

/** Registers a system that accounts can enter. */
export const createSystem = defineCommand({
  action: 'system.create',
  permission: 'access.manage',
  input: z.strictObject({ name: systemName, ...systemDescription }),
  async run({ ctx, input, tx, now }) {
    await refuseKnownName(tx, systems, input.name, 'system')
    if (input.ownerId !== null) await requirePerson(tx, input.ownerId)
    const systemId = newId(ctx.clock)
    await tx.insert(systems).values({ id: systemId, ...input, createdAt: now })
    await requestEvaluation(tx, now, now)
    await notify(tx, { topic: 'access', keys: [systemId] })
    return { result: { systemId }, entry: { object: { type: 'system', id: systemId }, payload: input } }
  },
})
