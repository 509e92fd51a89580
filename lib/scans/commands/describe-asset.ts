import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { assetKind, assets } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'

const shortText = z.string().trim().min(1, 'is missing').max(120, 'is longer than 120 characters')

/**
 * Says what an asset is, where it runs and who answers for it. Its first report only guesses the kind, and knows
 * nothing of the rest. The kind decides which checks look at it: every repository needs secret scans.
 */
export const describeAsset = defineCommand({
  action: 'asset.describe',
  permission: 'assets.manage',
  input: z.strictObject({
    assetId: z.uuid(),
    kind: z.enum(assetKind.enumValues),
    environment: shortText.nullable(),
    owner: shortText.nullable(),
  }),
  async run({ input: { assetId, ...description }, tx }) {
    const [before] = await tx
      .select({ kind: assets.kind, environment: assets.environment, owner: assets.owner })
      .from(assets)
      .where(eq(assets.id, assetId))
      .for('update')
    if (!before) throw notFound('The asset')
    const isSame =
      before.kind === description.kind &&
      before.environment === description.environment &&
      before.owner === description.owner
    if (isSame) return { result: undefined, entry: null }
    await tx.update(assets).set(description).where(eq(assets.id, assetId))
    await notify(tx, { topic: 'findings', keys: [assetId] })
    return {
      result: undefined,
      entry: { object: { type: 'asset', id: assetId }, payload: { before, after: description } },
    }
  },
})
