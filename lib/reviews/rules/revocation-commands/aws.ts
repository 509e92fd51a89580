import type { ReadyCommand, RemovalTarget } from '../../model/ready-command.ts'
import { shellWord } from '../quoting.ts'
import { byHand } from './by-hand.ts'

/** IAM's own grammar of user names. The command line tool would open a file for a value such as `file://…`. */
const userName = /^[\w+=,.@-]{1,64}$/
const numbered = /^(access key|signing certificate) [12]$/

/** Credentials of the AWS credential report, by the role that stands for each (IAM command reference). */
export function awsCommands(target: RemovalTarget): ReadyCommand[] {
  const { username, role } = target
  if (role === 'root')
    return [byHand(target, 'Only the root user can do this: sign in as root, under Security credentials.')]
  if (!userName.test(username)) return []
  const user = `--user-name=${shellWord(username)}`
  if (role === 'console sign-in') {
    return [shell('Delete the console password', `aws iam delete-login-profile ${user}`, null)]
  }
  const kind = numbered.exec(role)?.[1]
  if (kind === 'access key') {
    return [
      shell('Find the access key', `aws iam list-access-keys ${user}`, keyNote(role)),
      shell(
        'Switch the access key off',
        `aws iam update-access-key ${user} --status=Inactive --access-key-id=ACCESS_KEY_ID`,
        'Put the id from the list in place of ACCESS_KEY_ID.',
      ),
    ]
  }
  if (kind === 'signing certificate') {
    return [
      shell('Find the signing certificate', `aws iam list-signing-certificates ${user}`, keyNote(role)),
      shell(
        'Switch the certificate off',
        `aws iam update-signing-certificate ${user} --status=Inactive --certificate-id=CERTIFICATE_ID`,
        'Put the id from the list in place of CERTIFICATE_ID.',
      ),
    ]
  }
  return []
}

const keyNote = (role: string) =>
  `The credential report numbers them and does not name them: ${role} is told apart by its dates.`

const shell = (title: string, text: string, note: string | null): ReadyCommand => ({
  title,
  language: 'shell',
  text,
  note,
})
