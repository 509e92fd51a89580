import { log } from '../log.ts'
import { withoutValues } from '../without-values.ts'

/** Takes one step and gives what it found; undefined when it failed, which is noted. */
export type Step = <T>(name: string, take: () => Promise<T>) => Promise<T | undefined>

type Failure = { step: string; error: unknown }

/** Named in the message; the log has every one. */
const mostNamed = 5

/** Some steps of a job failed, after all of them had their turn. */
export class StepsFailed extends Error {
  override readonly name = 'StepsFailed'
  readonly failures: readonly Failure[]

  constructor(job: string, failures: readonly Failure[]) {
    const named = failures
      .slice(0, mostNamed)
      .map(({ step, error }) => `${step} (${withoutValues(error).message})`)
    const more = failures.length > mostNamed ? ` and ${failures.length - mostNamed} more` : ''
    const what = failures.length === 1 ? 'A step' : `${failures.length} steps`
    super(`${what} of ${job} failed: ${named.join('; ')}${more}.`)
    this.failures = failures
  }
}

/**
 * A job in steps that do not need each other: the failure of one keeps no other from its turn. Each is logged as it
 * happens; after the last step the job fails with all of them, so that the queue keeps them with the job and tries it
 * again. Every step must therefore find nothing left to do where it is done already.
 * @throws StepsFailed naming the steps; or whatever `work` itself throws
 */
export async function inSteps(job: string, work: (step: Step) => Promise<void>): Promise<void> {
  const failures: Failure[] = []
  await work(async (step, take) => {
    try {
      return await take()
    } catch (error) {
      failures.push({ step, error })
      // Steps within a step have told of themselves.
      if (!(error instanceof StepsFailed))
        log().error({ job, step, err: error }, 'a step of a job failed; the others go on')
      return undefined
    }
  })
  if (failures.length > 0) throw new StepsFailed(job, failures)
}
