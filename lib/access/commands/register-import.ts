import { and, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accessImports, accessSources } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { discard } from '#lib/platform/ingest/incoming.ts'
import { idempotencyKey, isInFuture, sentColumns, sentFields } from '#lib/platform/ingest/sent.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { columnMappingSchema } from '../model/column-mapping.ts'
import { accessFormatSchema } from '../model/format.ts'
import { feedPart } from '../model/source-fields.ts'
import type { AccessSourceKind } from '../model.ts'

/** Sources that Plumbline itself feeds: nobody may say in their place who has access. */
const ownKinds: readonly AccessSourceKind[] = ['plumbline', 'scim']

const input = z.strictObject({
  ...sentFields,
  sourceId: z.uuid(),
  format: accessFormatSchema.nullable(),
  part: feedPart.nullable(),
  isDeclaredComplete: z.boolean(),
  /** For CSV; null takes the one remembered with the source, and one that is given is remembered. */
  mapping: columnMappingSchema.nullable().default(null),
  observedAt: z.date().nullable(),
})

export type RegisteredImport = { importId: string; isDuplicate: boolean }

/**
 * Turns a received upload into a queued import. The same bytes for the same source, part and time are one import: a
 * sender who retries gets the first receipt again. One that failed does not count, so that it can be sent again.
 */
export const registerImport = defineCommand({
  action: 'access-import.receive',
  permission: 'access.ingest',
  input,
  async run({ ctx, input, tx, now }) {
    if (input.observedAt !== null && isInFuture(input.observedAt, now)) {
      throw new PlumblineError(
        'invalid_input',
        `The time of the export, ${input.observedAt.toISOString()}, lies in the future.`,
        'Check the clock of the machine that made it, or leave the time out.',
      )
    }
    const [source] = await tx.select().from(accessSources).where(eq(accessSources.id, input.sourceId))
    if (!source) throw notFound('The source', 'Create it under Manage, Sources.')
    refuseSource(ctx, source)
    const mapping = input.mapping ?? source.mapping
    const importId = newId(ctx.clock)
    const key = keyOf(input, mapping)
    const inserted = await tx
      .insert(accessImports)
      .values({
        ...sentColumns(ctx, input, now),
        id: importId,
        sourceId: source.id,
        format: input.format,
        requestedPart: input.part,
        isDeclaredComplete: input.isDeclaredComplete,
        mapping,
        requestedObservedAt: input.observedAt,
        idempotencyKey: key,
      })
      .onConflictDoNothing({ target: accessImports.idempotencyKey, where: sql`status <> 'failed'` })
      .returning({ id: accessImports.id })
    if (inserted.length === 0) {
      await discard(tx, input.incomingId)
      const [first] = await tx
        .select({ id: accessImports.id })
        .from(accessImports)
        .where(and(eq(accessImports.idempotencyKey, key), ne(accessImports.status, 'failed')))
      if (!first) throw new Error('An import with this idempotency key was refused, but cannot be found.')
      return { result: { importId: first.id, isDuplicate: true }, entry: null }
    }
    if (input.mapping)
      await tx.update(accessSources).set({ mapping: input.mapping }).where(eq(accessSources.id, source.id))
    await enqueue(tx, 'access.process-import', { importId, isReleased: false }, { key: `import:${importId}` })
    await notify(tx, { topic: 'access', keys: [source.id, importId] })
    return {
      result: { importId, isDuplicate: false } satisfies RegisteredImport,
      entry: {
        object: { type: 'access-import', id: importId },
        payload: {
          source: source.name,
          fileName: input.fileName,
          format: input.format,
          part: input.part,
          isDeclaredComplete: input.isDeclaredComplete,
          size: input.size,
          collector: input.collector,
        },
        evidence: [input.sha256],
      },
    }
  },
})

function refuseSource(ctx: Ctx, { name, kind, retiredAt }: typeof accessSources.$inferSelect): void {
  if (retiredAt !== null) {
    throw new PlumblineError(
      'conflict',
      `The source "${name}" was retired.`,
      'Send the document to a source in use, or create a new one.',
    )
  }
  if (ownKinds.includes(kind) && ctx.actor.type !== 'system') {
    throw new PlumblineError(
      'forbidden',
      `Plumbline itself feeds the source "${name}"; documents are not sent to it.`,
      'Send the document to the source that it comes from.',
    )
  }
}

type KeyParts = Pick<
  z.output<typeof input>,
  'sourceId' | 'sha256' | 'format' | 'part' | 'isDeclaredComplete' | 'observedAt'
>

/** The same bytes read by another mapping are another import. */
const keyOf = (parts: KeyParts, mapping: unknown): Buffer =>
  idempotencyKey([
    parts.sourceId,
    parts.sha256,
    parts.format,
    parts.part,
    parts.isDeclaredComplete,
    parts.observedAt?.toISOString() ?? null,
    mapping,
  ])
