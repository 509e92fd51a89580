import type { ReadyCommand, RemovalTarget } from '../model/ready-command.ts'
import { isTypable } from './quoting.ts'
import { awsCommands } from './revocation-commands/aws.ts'
import { byHand } from './revocation-commands/by-hand.ts'
import { entraCommands, googleCommands, oktaCommands } from './revocation-commands/directories.ts'
import { githubCommands } from './revocation-commands/github.ts'
import { kubernetesCommands } from './revocation-commands/kubernetes.ts'
import { postgresqlCommands } from './revocation-commands/postgresql.ts'

const bySource: Readonly<Record<string, (target: RemovalTarget) => ReadyCommand[]>> = {
  aws: awsCommands,
  github: githubCommands,
  kubernetes: kubernetesCommands,
  postgresql: postgresqlCommands,
  okta: oktaCommands,
  'google-workspace': googleCommands,
  entra: entraCommands,
}

/**
 * How an operator takes this access away. Plumbline runs none of it. Every name comes out of an import, so that anybody
 * who can name an account could write a command: names are quoted, those that a vendor could not have given and those
 * with invisible characters are left to the hand.
 */
export function revocationCommands(target: RemovalTarget): ReadyCommand[] {
  if (target.sourceKind === 'plumbline')
    return [byHand(target, 'In Plumbline: Manage, Users takes a role; Manage, API tokens revokes a token.')]
  if (!namesOf(target).every(isTypable)) return [byHand(target, unsafeName)]
  const ready = Object.hasOwn(bySource, target.sourceKind) ? bySource[target.sourceKind]?.(target) : undefined
  return ready === undefined || ready.length === 0 ? [byHand(target)] : ready
}

const unsafeName =
  'One of the names holds characters that cannot be seen: do it in the system itself, and look twice at what is chosen.'

const namesOf = ({
  username,
  accountExternalId,
  resource,
  role,
  reduceToRole,
  path,
  part,
}: RemovalTarget) => [
  username,
  accountExternalId,
  resource,
  role,
  ...(reduceToRole === null ? [] : [reduceToRole]),
  ...path.map(({ name }) => name),
  ...(part === '' ? [] : [part]),
]
