import { readFile } from 'node:fs/promises'
import { PlumblineError } from '#lib/platform/errors.ts'
import type { Policy, PolicyVocabulary } from '../model.ts'
import { parsePolicy } from '../parsers/policy-yaml.ts'
import { formatProblem } from '../parsers/problem.ts'
import { policyDigest } from '../rules/digest.ts'

export type LoadedPolicy = {
  readonly policy: Policy
  /** SHA-256 of what the policy says, in hex; comments and layout do not change it. */
  readonly digest: string
  /** The file as it was read, to be kept with the version. */
  readonly text: string
}

/** The only place that reads a policy file. Throws `not_found`, or `invalid_input` with one detail per mistake. */
export async function loadPolicy(file: string, vocabulary: PolicyVocabulary): Promise<LoadedPolicy> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new PlumblineError(
      'not_found',
      `The policy file ${file} could not be read.`,
      'Put the file back, or name another one, and start again.',
      { cause },
    )
  })
  return readPolicy(text, { file, vocabulary })
}

/** The same for a text that is at hand, such as an earlier version from the database. */
export function readPolicy(
  text: string,
  options: { file: string; vocabulary: PolicyVocabulary },
): LoadedPolicy {
  const parsed = parsePolicy(text, options)
  if (parsed.isValid) return { policy: parsed.policy, digest: policyDigest(parsed.policy), text }
  const count = parsed.problems.length
  throw new PlumblineError(
    'invalid_input',
    `The policy file ${options.file} has ${count === 1 ? 'a mistake' : `${count} mistakes`}: ${parsed.problems
      .map(formatProblem)
      .slice(0, 3)
      .join(' ')}${count > 3 ? ` And ${count - 3} more.` : ''}`,
    'Correct the lines named here; the policy in force stays as it is until then.',
    { details: parsed.problems.map((problem) => ({ path: problem.path, message: formatProblem(problem) })) },
  )
}
