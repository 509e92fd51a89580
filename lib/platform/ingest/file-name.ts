import { PlumblineError } from '#lib/platform/errors.ts'

const longestName = 255

/**
 * Accepts the base name of a report, or says precisely what is wrong with it. The name is only ever shown, never
 * opened; a sender that sends a path is refused all the same, because what it means by it cannot be what happens.
 * @throws PlumblineError `invalid_input`
 */
export function checkFileName(name: string): string {
  const problem = problemOf(name)
  if (problem === null) return name
  throw new PlumblineError(
    'invalid_input',
    `The file name ${problem}.`,
    'Send the base name only, for example trivy.json.',
    {
      details: [{ path: 'fileName', message: problem }],
    },
  )
}

function problemOf(name: string): string | null {
  if (name.trim() === '') return 'is empty'
  if (name.length > longestName) return `is longer than ${longestName} characters`
  if (/[/\\]/.test(name)) return 'holds a path separator'
  if (name === '.' || name === '..' || name.startsWith('..')) return 'begins with two dots or is a dot'
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) return 'holds a control character'
  if (/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/.test(name))
    return 'holds a character that changes the direction of text'
  return name.isWellFormed() ? null : 'is not well-formed Unicode'
}
