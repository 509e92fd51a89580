import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { accessSources, systems } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'
import { columnMappingSchema } from '../model/column-mapping.ts'
import { privilegedRoles, sourceName } from '../model/source-fields.ts'
import { type AccessSourceKind, accessSourceKindSchema } from '../model.ts'
import { refuseKnownName } from './parts/refuse-known-name.ts'

/** Registers where documents about people or about the access to one system come from. */
export const createSource = defineCommand({
  action: 'access-source.create',
  permission: 'access.manage',
  input: z.strictObject({
    name: sourceName,
    kind: accessSourceKindSchema,
    /** Whose accounts it lists; null for registers of people. */
    systemId: z.uuid().nullable(),
    privilegedRoles: privilegedRoles.default([]),
    mapping: columnMappingSchema.nullable().default(null),
  }),
  async run({ ctx, input, tx, now }) {
    await refuseKnownName(tx, accessSources, input.name, 'source')
    refuseOwnKind(ctx, input.kind)
    await checkSystem(tx, input.kind, input.systemId)
    const sourceId = newId(ctx.clock)
    await tx.insert(accessSources).values({ id: sourceId, ...input, createdAt: now })
    await requestEvaluation(tx, now, now)
    await notify(tx, { topic: 'access', keys: [sourceId] })
    return {
      result: { sourceId },
      entry: { object: { type: 'access-source', id: sourceId }, payload: input },
    }
  },
})

/** There is one Plumbline, and it connects itself. */
function refuseOwnKind(ctx: Ctx, kind: AccessSourceKind): void {
  if (kind !== 'plumbline' || ctx.actor.type === 'system') return
  throw new PlumblineError(
    'invalid_input',
    'Plumbline’s own roles and tokens are imported by themselves.',
    'Choose what the documents of this source are.',
    { details: [{ path: 'kind', message: 'is made by Plumbline itself' }] },
  )
}

/** A register of people is about no system; what an identity provider pushes may be; all else is about one. */
async function checkSystem(tx: Transaction, kind: AccessSourceKind, systemId: string | null): Promise<void> {
  const refuse = (message: string, nextStep: string) =>
    new PlumblineError('invalid_input', message, nextStep, { details: [{ path: 'systemId', message }] })
  if (kind === 'people') {
    if (systemId !== null) throw refuse('A register of people is about no system.', 'Leave the system out.')
    return
  }
  if (systemId === null) {
    if (kind === 'scim') return
    throw refuse('The system is missing.', 'Choose the system whose accounts the source lists.')
  }
  const [system] = await tx
    .select({ id: systems.id })
    .from(systems)
    .where(and(eq(systems.id, systemId), isNull(systems.retiredAt)))
  if (!system) throw refuse('There is no such system in use.', 'Reload the page and choose one.')
}
