import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { describeImport, type ImportReceipt } from '#cli/push/import-receipt.ts'
import { progressBar } from '#cli/push/progress-bar.ts'
import { awaitReceipt, describeReceipt, exitCodeOf, type Receipt } from '#cli/push/receipt.ts'
import { digestOf, upload } from '#cli/push/upload.ts'
import type { PushFlags } from '#cli/push.ts'
import { type Connection, connection } from '#cli/remote/connection.ts'
import { isPlumblineError, PlumblineError } from '#lib/platform/errors.ts'
import type { RunStatus } from '#lib/scans/model.ts'

type Outcome = {
  file: string
  runId: string | null
  status: RunStatus
  receipt: Receipt | ImportReceipt | null
  problem?: string
}

/** Sends each file in turn and prints what became of it. One that fails does not keep the others from being sent. */
export async function push(files: readonly string[], flags: PushFlags): Promise<0 | 1 | 2> {
  const remote = await connection(flags)
  const outcomes: Outcome[] = []
  for (const file of files) {
    const outcome = await pushOne(remote, file, flags)
    outcomes.push(outcome)
    if (!flags.json) console.log(describeOutcome(outcome))
  }
  if (flags.json) console.log(JSON.stringify(outcomes, null, 2))
  return exitCodeOf(outcomes.map(({ status }) => status))
}

async function pushOne(remote: Connection, path: string, flags: PushFlags): Promise<Outcome> {
  const file = basename(path)
  try {
    const { size, mtime } = await fileAt(path)
    const bar = progressBar(file, size, process.stderr)
    const accepted = await upload(
      remote,
      { path, size, sha256: await digestOf(path) },
      parameters(file, mtime, flags),
      bar.update,
    ).finally(bar.end)
    if (!flags.wait) return { file, runId: accepted.runId, status: 'queued', receipt: null }
    const receipt = await awaitReceipt(remote, accepted.runId)
    return { file, runId: accepted.runId, status: receipt.status, receipt }
  } catch (error) {
    if (!isPlumblineError(error)) throw error
    return {
      file,
      runId: null,
      status: 'failed',
      receipt: null,
      problem: `${error.message} ${error.nextStep}`,
    }
  }
}

async function fileAt(path: string) {
  const found = await stat(path).catch(() => null)
  if (found?.isFile()) return found
  throw new PlumblineError('invalid_input', `${path} is not a file that can be read.`, 'Check the path.')
}

function parameters(fileName: string, mtime: Date, flags: PushFlags): Record<string, string> {
  const observedAt = flags.observedAt ?? mtime.toISOString()
  if (flags.source !== undefined) return documentParameters(fileName, observedAt, flags.source, flags)
  return {
    fileName,
    branch: flags.branch,
    observedAt,
    success: String(flags.success),
    ...(flags.asset === undefined ? {} : { asset: flags.asset }),
    ...(flags.commit === undefined ? {} : { commit: flags.commit }),
    ...(flags.digest === undefined ? {} : { digest: flags.digest }),
    ...(flags.format === undefined ? {} : { format: flags.format }),
    ...(flags.configuration === undefined ? {} : { configuration: flags.configuration }),
  }
}

/** With a source it is a document about people or access, which knows nothing of assets and branches. */
const documentParameters = (fileName: string, observedAt: string, source: string, flags: PushFlags) => ({
  fileName,
  observedAt,
  source,
  complete: String(flags.complete),
  ...(flags.part === undefined ? {} : { part: flags.part }),
  ...(flags.format === undefined ? {} : { format: flags.format }),
})

function describeOutcome({ file, runId, receipt, problem }: Outcome): string {
  if (receipt !== null) return 'sourceName' in receipt ? describeImport(receipt) : describeReceipt(receipt)
  return problem === undefined ? `… ${file}: arrived, run ${runId}` : `✕ ${file}: not sent. ${problem}`
}
