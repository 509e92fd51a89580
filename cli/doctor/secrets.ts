import { existsSync } from 'node:fs'
import { type Finding, fail, ok, warn } from '#cli/doctor/finding.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { readSecret, secretNames, secretsDirectory } from '#lib/platform/secrets.ts'

/** Reads every secret the way the product does: missing, damaged and open to others are each an error. */
export function checkSecrets(dataDirectory: string): Finding {
  const directory = secretsDirectory(dataDirectory)
  if (!existsSync(directory))
    return warn('secrets', `${directory} does not exist yet.`, 'Run `npm start`, which creates it.')
  try {
    for (const name of secretNames) readSecret(dataDirectory, name)
  } catch (error) {
    if (isPlumblineError(error)) return fail('secrets', error.message, error.nextStep)
    const reason = error instanceof Error ? error.message : String(error)
    return fail('secrets', `cannot be read (${reason}).`, 'Run the doctor as the user that runs Plumbline.')
  }
  return ok('secrets', `${secretNames.length} in ${directory}, readable by their owner only.`)
}
