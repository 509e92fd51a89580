import { PlumblineError } from '../errors.ts'
import { formText } from './form-text.ts'

/** The new password of a form, typed twice the same. @throws PlumblineError `invalid_input` */
export function repeatedPassword(form: FormData): string {
  const password = formText(form, 'password')
  if (password === formText(form, 'repeat')) return password
  throw new PlumblineError('invalid_input', 'The two passwords differ.', 'Type the same one twice.', {
    details: [{ path: 'repeat', message: 'differs from the password above' }],
  })
}
