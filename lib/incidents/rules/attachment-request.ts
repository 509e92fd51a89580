import { PlumblineError } from '#lib/platform/errors.ts'

/**
 * The name of a file that is sent as the raw body, from `X-Plumbline-File-Name`, percent-encoded. Not from the address:
 * addresses are written to logs, and a name may say what a report is about.
 * @throws PlumblineError `invalid_input`
 */
export function attachmentNameOf(headers: Headers): string {
  try {
    return decodeURIComponent(headers.get('x-plumbline-file-name') ?? '')
  } catch (error) {
    throw new PlumblineError(
      'invalid_input',
      'The header X-Plumbline-File-Name is not percent-encoded correctly.',
      'Encode it as encodeURIComponent does.',
      { cause: error },
    )
  }
}
