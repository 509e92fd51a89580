import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { scanRuns } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { discard } from '#lib/platform/ingest/incoming.ts'
import { idempotencyKey, isInFuture, sentColumns, sentFields } from '#lib/platform/ingest/sent.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { assetName, branchName, commitId, configurationName, imageDigest } from '../model/sender-fields.ts'
import { scanFormatSchema } from '../model.ts'

const input = z.strictObject({
  ...sentFields,
  asset: assetName.nullable(),
  branch: branchName,
  commit: commitId.nullable(),
  digest: imageDigest.nullable(),
  observedAt: z.date().nullable(),
  isDeclaredSuccess: z.boolean(),
  /** What the sender says the report is; decides only where the content cannot (`null`, `[]`). */
  format: scanFormatSchema.nullable().default(null),
  /** Keeps scans of one asset by one tool apart that were set up differently; null takes it from the report. */
  configuration: configurationName.nullable().default(null),
})

export type RegisteredRun = { runId: string; isDuplicate: boolean }

/**
 * Turns a received upload into a queued run. The same bytes for the same scope, commit (or digest) and scan
 * time are one run: a sender who retries gets the first receipt again (FORMATS: idempotency key).
 */
export const registerRun = defineCommand({
  action: 'scan-run.receive',
  permission: 'scans.ingest',
  input,
  async run({ ctx, input, tx, now }) {
    if (input.observedAt !== null && isInFuture(input.observedAt, now)) {
      throw new PlumblineError(
        'invalid_input',
        `The scan time ${input.observedAt.toISOString()} lies in the future.`,
        'Check the clock of the machine that scanned, or leave the time out.',
      )
    }
    const runId = newId(ctx.clock)
    const key = keyOf(input)
    const inserted = await tx
      .insert(scanRuns)
      .values({
        ...sentColumns(ctx, input, now),
        id: runId,
        requestedAsset: input.asset,
        requestedConfiguration: input.configuration,
        format: input.format,
        branch: input.branch,
        commit: input.commit,
        digest: input.digest,
        isDeclaredSuccess: input.isDeclaredSuccess,
        requestedObservedAt: input.observedAt,
        idempotencyKey: key,
      })
      .onConflictDoNothing({ target: scanRuns.idempotencyKey })
      .returning({ id: scanRuns.id })
    if (inserted.length === 0) {
      await discard(tx, input.incomingId)
      const [first] = await tx
        .select({ id: scanRuns.id })
        .from(scanRuns)
        .where(eq(scanRuns.idempotencyKey, key))
      if (!first) throw new Error('A run with this idempotency key was refused, but cannot be found.')
      return { result: { runId: first.id, isDuplicate: true }, entry: null }
    }
    await enqueue(tx, 'scans.process-run', { runId, isReleased: false }, { key: `run:${runId}` })
    await notify(tx, { topic: 'runs', keys: [runId] })
    return {
      result: { runId, isDuplicate: false },
      entry: {
        object: { type: 'scan-run', id: runId },
        payload: {
          fileName: input.fileName,
          asset: input.asset,
          branch: input.branch,
          commit: input.commit,
          digest: input.digest,
          configuration: input.configuration,
          size: input.size,
          collector: input.collector,
        },
        evidence: [input.sha256],
      },
    }
  },
})

type KeyParts = Pick<
  z.output<typeof input>,
  | 'asset'
  | 'branch'
  | 'commit'
  | 'digest'
  | 'sha256'
  | 'observedAt'
  | 'isDeclaredSuccess'
  | 'format'
  | 'configuration'
>

/** What the sender did not name of tool and configuration is read from the bytes: their digest stands for it. */
const keyOf = (parts: KeyParts): Buffer =>
  idempotencyKey([
    parts.asset,
    parts.branch,
    parts.commit,
    parts.digest,
    parts.sha256,
    parts.observedAt?.toISOString() ?? null,
    parts.isDeclaredSuccess,
    parts.format,
    parts.configuration,
  ])
