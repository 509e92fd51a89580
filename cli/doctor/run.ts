import { checkDatabase } from '#cli/doctor/database.ts'
import { type Finding, fail } from '#cli/doctor/finding.ts'
import { checkDataFolder, checkDependencies, checkDisk, checkNode } from '#cli/doctor/machine.ts'
import { checkMail } from '#cli/doctor/mail.ts'
import { checkPublication } from '#cli/doctor/publication.ts'
import { checkReportKey } from '#cli/doctor/report-key.ts'
import { checkSecrets } from '#cli/doctor/secrets.ts'
import { checkUnknownSettings, checkUrl, checkWebhookHosts } from '#cli/doctor/settings.ts'
import { type Settings, settings } from '#lib/platform/env.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'

const icons = { ok: '✓ ok  ', warn: '! warn', fail: '✕ fail' }

/** Runs every check and prints what it found. @returns the exit code: 1 when something fails */
export async function runDoctor({ isJson }: { isJson: boolean }): Promise<number> {
  const findings = await examine()
  if (isJson) console.log(JSON.stringify(findings, null, 2))
  else for (const finding of findings) print(finding)
  return findings.some((finding) => finding.result === 'fail') ? 1 : 0
}

async function examine(): Promise<Finding[]> {
  const machine = [checkNode(), checkDependencies()]
  let current: Settings
  try {
    current = settings()
  } catch (error) {
    if (!isPlumblineError(error)) throw error
    // Nothing further can be judged without settings.
    return [...machine, fail('settings', error.message, error.nextStep)]
  }
  const unusable = checkDataFolder(current.dataDirectory)
  // Neither can the secrets and the database, which lie in it.
  if (unusable !== null) return [...machine, unusable]
  return [
    ...machine,
    checkUnknownSettings(process.env),
    checkUrl(current),
    checkSecrets(current.dataDirectory),
    checkReportKey(current.dataDirectory),
    ...(await checkDatabase(current)),
    await checkDisk(current.dataDirectory),
    await checkMail(current),
    checkWebhookHosts(current),
    ...(await checkPublication(current)),
  ]
}

function print({ result, name, message, nextStep }: Finding): void {
  console.log(`${icons[result]}  ${name}: ${message}`)
  if (nextStep !== undefined) console.log(`        → ${nextStep}`)
}
