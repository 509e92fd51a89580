import { z } from 'zod'
import { PlumblineError } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type GateAnswer, gateExitCodes } from '../model/gate.ts'
import { assetName, branchName, imageDigest } from '../model/sender-fields.ts'
import { decideGate } from '../rules/gate.ts'
import { gateFacts } from './gate-facts.ts'
import { gateParameters } from './gate-parameters.ts'

const input = z
  .strictObject({
    asset: assetName.optional(),
    digest: imageDigest.optional(),
    branch: branchName.optional(),
  })
  .refine(({ asset, digest }) => (asset === undefined) !== (digest === undefined), {
    path: ['asset'],
    message: 'give either an asset or a digest',
  })
  .refine(({ digest, branch }) => digest === undefined || branch === undefined, {
    path: ['branch'],
    message: 'a digest has no branch',
  })

/**
 * The deployment gate (policy: scanned before deployment): may this asset's branch, or this image digest, be
 * deployed now? Anything that is not known answers `incomplete`, never `pass`.
 */
export const askGate = defineQuery({
  permission: 'gate.read',
  input,
  async run({ ctx, input, db, now }): Promise<GateAnswer> {
    const subject =
      input.digest === undefined
        ? { asset: required(input.asset), branch: input.branch ?? null }
        : { digest: input.digest }
    const { facts, evidence } = await gateFacts(db, subject, now)
    const { verdict, reasons } = decideGate(facts, await gateParameters(ctx), now)
    return {
      verdict,
      exitCode: gateExitCodes[verdict],
      subject: facts.subject,
      reasons,
      evidence,
      decidedAt: now.toISOString(),
    }
  },
})

function required(asset: string | undefined): string {
  if (asset !== undefined) return asset
  throw new PlumblineError('invalid_input', 'No asset was named.', 'Name an asset or a digest.')
}
