import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { AlertCause, AlertOwner } from '../model.ts'

/** Who of Plumbline stands for whom. */
export type Directory = {
  /** By the id of a person of the organisation; `userId` is null when they may not enter Plumbline. */
  people: ReadonlyMap<string, { name: string; userId: string | null }>
  /** Active users by role. */
  holders: ReadonlyMap<string, readonly string[]>
}

export type Recipients = {
  /** By user: do they own it? */
  users: ReadonlyMap<string, boolean>
  /** Why somebody else is told, in one sentence; null when nobody stands in for anybody. */
  note: string | null
}

/**
 * Turns the people and roles of a cause into users. Whoever may not enter Plumbline is stood in for by the pillar
 * lead, and the note says so; where no lead is left, by the administrators.
 * @param reach how many rungs of the escalation are told beside the owners
 */
export function recipientsOf(
  { owners, escalation }: Pick<AlertCause, 'owners' | 'escalation'>,
  reach: number,
  directory: Directory,
): Recipients {
  const users = new Map<string, boolean>()
  const absent = new Set<string>()
  const leads = holdersOf(directory, 'lead')
  const add = (ids: readonly string[], isOwner: boolean) => {
    for (const id of ids) users.set(id, isOwner || users.get(id) === true)
  }
  const addOne = (one: AlertOwner, isOwner: boolean) => {
    if ('role' in one) return add(holdersOf(directory, one.role), isOwner)
    if ('userId' in one) return add([one.userId], isOwner)
    const person = directory.people.get(one.personId)
    if (person?.userId) return add([person.userId], isOwner)
    absent.add(person?.name ?? 'The person it belongs to')
    add(leads, isOwner)
  }
  for (const owner of owners) addOne(owner, true)
  if (owners.length === 0) add(leads, true)
  for (const rung of escalation.slice(0, reach)) addOne(rung, false)
  return { users, note: absent.size === 0 ? null : standInNote([...absent]) }
}

const holdersOf = ({ holders }: Directory, role: string): readonly string[] => {
  const held = holders.get(role) ?? []
  return held.length > 0 ? held : (holders.get('admin') ?? [])
}

const standInNote = (names: readonly string[]): string =>
  `${joinWithAnd(names)} ${names.length === 1 ? 'is' : 'are'} no active user of Plumbline, so the pillar lead is told instead.`
