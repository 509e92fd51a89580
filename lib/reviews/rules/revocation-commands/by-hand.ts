import type { ReadyCommand, RemovalTarget } from '../../model/ready-command.ts'

/** What to do in words: for systems without a command, and for names that no command should hold. */
export function byHand(target: RemovalTarget, note: string | null = null): ReadyCommand {
  const { systemName, username, resource, role, reduceToRole, path } = target
  const way = path.map(({ type, name }) => `${type} “${name}”`).join(', ')
  const what = `the role “${role}” on “${resource}”`
  const deed =
    reduceToRole === null
      ? `In ${systemName}, take ${what} from the account “${username}”.`
      : `In ${systemName}, give the account “${username}” the role “${reduceToRole}” in place of ${what}.`
  return {
    title: reduceToRole === null ? 'Take the role away' : 'Reduce the role',
    language: 'words',
    text: way === '' ? deed : `${deed} It is held through ${way}: leave that, or take the role from it.`,
    note,
  }
}
