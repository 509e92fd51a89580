import type { ReadyCommand, RemovalTarget } from '../../model/ready-command.ts'
import { shellWord } from '../quoting.ts'

/** Logins, organisations and repositories; a name of dots alone would climb out of the address. */
const name = /^(?!\.+$)[A-Za-z0-9_.-]{1,100}$/

/** What the collaborator list calls a role, and what the request to change it calls it. */
const permissions: Readonly<Record<string, string>> = {
  read: 'pull',
  triage: 'triage',
  write: 'push',
  maintain: 'maintain',
  admin: 'admin',
}

/**
 * `gh api` for memberships of an organisation and collaborators of a repository.
 * https://docs.github.com/en/rest/orgs/members and /rest/collaborators/collaborators
 */
export function githubCommands(target: RemovalTarget): ReadyCommand[] {
  const { username, format, part, resource } = target
  if (!name.test(username)) return []
  if (format === 'github-members') return ofMembership(target, part || resource)
  if (format === 'github-collaborators') return ofCollaborator(target, part || resource)
  return []
}

function ofMembership({ username, reduceToRole }: RemovalTarget, organisation: string): ReadyCommand[] {
  if (!name.test(organisation)) return []
  const address = shellWord(`orgs/${organisation}/memberships/${username}`)
  if (reduceToRole === null)
    return [
      shell('Remove the member', `gh api --method=DELETE ${address}`, 'It ends every team of theirs too.'),
    ]
  const role = reduceToRole.toLowerCase()
  if (role !== 'member' && role !== 'admin') return []
  return [shell('Change the role', `gh api --method=PUT ${address} --raw-field=role=${shellWord(role)}`)]
}

function ofCollaborator({ username, reduceToRole }: RemovalTarget, repository: string): ReadyCommand[] {
  const [owner = '', repo = '', ...rest] = repository.split('/')
  if (!name.test(owner) || !name.test(repo) || rest.length > 0) return []
  const address = shellWord(`repos/${owner}/${repo}/collaborators/${username}`)
  if (reduceToRole === null) {
    return [
      shell(
        'Remove the collaborator',
        `gh api --method=DELETE ${address}`,
        'Access that comes from the organisation or a team stays: take it there.',
      ),
    ]
  }
  const permission = Object.hasOwn(permissions, reduceToRole.toLowerCase())
    ? permissions[reduceToRole.toLowerCase()]
    : undefined
  if (permission === undefined) return []
  return [
    shell(
      'Change the permission',
      `gh api --method=PUT ${address} --raw-field=permission=${shellWord(permission)}`,
    ),
  ]
}

const shell = (title: string, text: string, note: string | null = null): ReadyCommand => ({
  title,
  language: 'shell',
  text,
  note,
})
