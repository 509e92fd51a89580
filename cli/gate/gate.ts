import type { GateFlags } from '#cli/gate.ts'
import { readAnswer, unreachable } from '#cli/remote/answer.ts'
import { connection } from '#cli/remote/connection.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { type GateAnswer, gateAnswerSchema, gateExitCodes } from '#lib/scans/model/gate.ts'

const patienceMs = 30_000

/** Asks the gate and prints its answer. Whatever goes wrong on the way, the answer is `incomplete`: fail closed. */
export async function gate(flags: GateFlags): Promise<0 | 1 | 2> {
  const answer = await ask(flags).catch((error: unknown) => {
    // Also what was not foreseen: an exception must not become exit code 1, which means something else.
    const reasons = isPlumblineError(error)
      ? [error.message, error.nextStep]
      : [`The gate could not be asked: ${error instanceof Error ? error.message : String(error)}`]
    return {
      verdict: 'incomplete' as const,
      subject: flags.asset ?? flags.digest ?? 'nothing',
      reasons,
      evidence: [],
    }
  })
  if (flags.json) console.log(JSON.stringify({ ...answer, exitCode: gateExitCodes[answer.verdict] }, null, 2))
  else console.log(describeAnswer(answer))
  return gateExitCodes[answer.verdict]
}

async function ask(flags: GateFlags): Promise<GateAnswer> {
  const { origin, token } = await connection(flags)
  const url = new URL('/api/v1/gate', origin)
  for (const name of ['asset', 'branch', 'digest'] as const) {
    const value = flags[name]
    if (value !== undefined) url.searchParams.set(name, value)
  }
  let response: Response
  try {
    response = await fetch(url, {
      headers: { Authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
  } catch (error) {
    throw unreachable(origin, error)
  }
  return readAnswer(gateAnswerSchema, response.status, await response.text())
}

const marks = { pass: '✓', fail: '✕', incomplete: '!' }

function describeAnswer({
  verdict,
  subject,
  reasons,
  evidence,
}: Omit<GateAnswer, 'exitCode' | 'decidedAt'>): string {
  return [
    `${marks[verdict]} ${verdict}: ${subject}`,
    ...reasons.map((reason) => `  ${reason}`),
    ...evidence.map(({ tool, observedAt, runId }) => `  evidence: ${tool}, ${observedAt}, run ${runId}`),
  ].join('\n')
}
