import { roles } from '#lib/platform/auth/roles.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { type ErrorDetail, isPlumblineError, type PlumblineError } from '#lib/platform/errors.ts'
import type { JobPayloads } from '#lib/platform/jobs/enqueue.ts'
import { log } from '#lib/platform/log.ts'
import { type PublishedPolicy, publishPolicy } from '#lib/policy/commands/publish-policy.ts'
import { loadPolicy } from '#lib/policy/queries/load-policy.ts'
import { evaluatePosture, type StatusChange } from './commands/evaluate/index.ts'
import { checkRegistry } from './rules/registry.ts'

/** Job `posture.evaluate`: after each import, and every few minutes because deadlines pass by themselves. */
export async function evaluate(
  ctx: Ctx,
  { fromDay }: JobPayloads['posture.evaluate'],
): Promise<{ changes: StatusChange[] }> {
  const outcome = await evaluatePosture(ctx, { fromDay })
  for (const { controlId, from, to } of outcome.changes) {
    log().info({ controlId, from, to }, 'a control changed its status')
  }
  return outcome
}

export type PolicyLoad =
  | ({ isValid: true } & PublishedPolicy)
  | { isValid: false; message: string; nextStep: string; problems: readonly ErrorDetail[] }

/**
 * Reads the policy file and puts it in force when it says something new. A file that is missing or has mistakes
 * leaves the version in force as it is: each mistake is logged with its line, and all are returned.
 */
export async function loadPolicyFile(ctx: Ctx, file: string): Promise<PolicyLoad> {
  try {
    const loaded = await loadPolicy(file, { checks: checkRegistry, roles })
    const published = await publishPolicy(ctx, loaded)
    if (published.isNew)
      log().info({ file, version: published.version }, 'a new version of the policy is in force')
    return { isValid: true, ...published }
  } catch (error) {
    if (!isPolicyMistake(error)) throw error
    const problems = error.details.length > 0 ? error.details : [{ path: file, message: error.message }]
    for (const { message } of problems) log().error({ file }, message)
    return { isValid: false, message: error.message, nextStep: error.nextStep, problems }
  }
}

const isPolicyMistake = (error: unknown): error is PlumblineError =>
  isPlumblineError(error) && (error.code === 'invalid_input' || error.code === 'not_found')
