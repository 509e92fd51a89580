import { judgeImport } from '../rules/import-verdict.ts'

/**
 * What a merge of accounts and grants means, said plainly and slowly: the specification that the merge in SQL is held
 * against. Two feeds of one source: `whole` lists accounts with their grants, `part` only grants.
 */
export type FeedName = 'whole' | 'part'
export type SpecImport = {
  id: string
  feed: FeedName
  at: number
  isPartial: boolean
  isReleased: boolean
  isDeclaredComplete: boolean
  /** Status by account; only of the feed `whole`. */
  accounts: ReadonlyMap<string, string>
  /** Is it privileged, by `account:role`. */
  grants: ReadonlyMap<string, boolean>
}

type Fact<V> = { value: V; from: number; confirmedAt: number; writtenBy: string }
export type Range = { key: string; value: string; from: number; to: number | null }
type AccountFact = Fact<string> & { feed: FeedName }
export type SpecState = {
  lastCompleteAt: Record<FeedName, number | null>
  held: Record<FeedName, ReadonlySet<string>>
  accounts: ReadonlyMap<string, AccountFact>
  grants: Record<FeedName, ReadonlyMap<string, Fact<boolean>>>
  /** Ranges that ended. */
  past: readonly Range[]
}

export const nothingKnown: SpecState = {
  lastCompleteAt: { whole: null, part: null },
  held: { whole: new Set(), part: new Set() },
  accounts: new Map(),
  grants: { whole: new Map(), part: new Map() },
  past: [],
}

const never = Number.NEGATIVE_INFINITY
const holderOf = (grant: string) => grant.split(':')[0] ?? ''
const other = (feed: FeedName): FeedName => (feed === 'whole' ? 'part' : 'whole')
const grantKey = (feed: FeedName, grant: string) => `${feed}/${grant}`
const privilege = (is: boolean) => (is ? 'privileged' : 'plain')

export function applyImport(state: SpecState, one: SpecImport): { status: string; state: SpecState } {
  const { feed, at, id } = one
  const accounts = new Map(state.accounts)
  const grants = new Map(state.grants[feed])
  const past = [...state.past]
  const mentioned = new Set([...one.accounts.keys(), ...[...one.grants.keys()].map(holderOf)])

  const openAccounts = [...accounts].filter(([, fact]) => fact.feed === feed)
  const absentAccounts = openAccounts.filter(([name, fact]) => !mentioned.has(name) && fact.confirmedAt <= at)
  const isKept = (name: string) =>
    [...state.grants[other(feed)].keys()].some((grant) => holderOf(grant) === name)
  const absentGrants = [...grants].filter(([name, fact]) => !one.grants.has(name) && fact.confirmedAt <= at)
  const share = (of: 'accounts' | 'grants', open: Fact<unknown>[], absent: Fact<unknown>[]) => {
    const isEstablished = ({ writtenBy }: Fact<unknown>) => !state.held[feed].has(writtenBy)
    return [
      { of, open: open.length, absent: absent.length },
      { of, open: open.filter(isEstablished).length, absent: absent.filter(isEstablished).length },
    ]
  }
  const dateOf = (time: number) => new Date(time)
  const lastCompleteAt = state.lastCompleteAt[feed]
  const verdict = judgeImport({
    isPartial: one.isPartial,
    isPaginationFinished: null,
    isDeclaredComplete: one.isDeclaredComplete,
    receivedCount: one.accounts.size + one.grants.size,
    isReleased: one.isReleased,
    observedAt: dateOf(at),
    lastCompleteAt: lastCompleteAt === null ? null : dateOf(lastCompleteAt),
    shares: [
      ...share(
        'accounts',
        openAccounts.map(([, fact]) => fact),
        absentAccounts.filter(([name]) => !isKept(name)).map(([, fact]) => fact),
      ),
      ...share(
        'grants',
        [...grants.values()],
        absentGrants.map(([, fact]) => fact),
      ),
    ],
  })
  const held = new Set(state.held[feed])
  if (verdict.status === 'held') held.add(id)
  else held.delete(id)
  if (!verdict.mayOpen)
    return { status: verdict.status, state: { ...state, held: { ...state.held, [feed]: held } } }
  const isConfirming = verdict.status !== 'complete'
  const endOfLast = (key: string) =>
    Math.max(at, ...past.filter((range) => range.key === key).map(({ to }) => to ?? never))

  for (const name of mentioned) {
    const known = accounts.get(name)
    if (known && known.feed === feed && known.confirmedAt > at) continue
    const listed = one.accounts.get(name)
    const value = listed ?? known?.value ?? 'unknown active'
    const owner = !known || (listed !== undefined && feed === 'whole') ? feed : known.feed
    const confirmedAt = known && owner === known.feed ? known.confirmedAt : never
    if (known && known.value === value) {
      accounts.set(name, { ...known, feed: owner, confirmedAt })
      continue
    }
    const from = known ? Math.max(at, known.from) : endOfLast(name)
    if (known && known.from < from) past.push({ key: name, value: known.value, from: known.from, to: from })
    accounts.set(name, { value, from, confirmedAt, writtenBy: id, feed: owner })
  }
  for (const [name, value] of one.grants) {
    const known = grants.get(name)
    if (known && (known.value === value || known.confirmedAt > at)) continue
    const key = grantKey(feed, name)
    if (known && known.from >= at) {
      grants.set(name, { ...known, value, writtenBy: id })
      continue
    }
    if (known) past.push({ key, value: privilege(known.value), from: known.from, to: at })
    grants.set(name, { value, from: known ? at : endOfLast(key), confirmedAt: never, writtenBy: id })
  }
  if (isConfirming) {
    for (const name of mentioned) {
      const fact = accounts.get(name)
      if (fact?.feed === feed) accounts.set(name, { ...fact, confirmedAt: Math.max(fact.confirmedAt, at) })
    }
    for (const name of one.grants.keys()) {
      const fact = grants.get(name)
      if (fact) grants.set(name, { ...fact, confirmedAt: Math.max(fact.confirmedAt, at) })
    }
  }
  if (verdict.mayClose) {
    for (const [name, fact] of absentGrants) {
      grants.delete(name)
      const to = Math.max(at, fact.from + 1)
      past.push({ key: grantKey(feed, name), value: privilege(fact.value), from: fact.from, to })
    }
    for (const [name, fact] of absentAccounts) {
      if (isKept(name)) {
        accounts.set(name, { ...fact, feed: other(feed), confirmedAt: never })
        continue
      }
      accounts.delete(name)
      past.push({ key: name, value: fact.value, from: fact.from, to: Math.max(at, fact.from + 1) })
    }
  }
  return {
    status: verdict.status,
    state: {
      lastCompleteAt:
        verdict.status === 'complete' ? { ...state.lastCompleteAt, [feed]: at } : state.lastCompleteAt,
      held: { ...state.held, [feed]: held },
      accounts,
      grants: { ...state.grants, [feed]: grants },
      past,
    },
  }
}

/** Every range there is and was, in an order of their own. */
export function rangesOf({ accounts, grants, past }: SpecState): Range[] {
  const open = (feed: FeedName) =>
    [...grants[feed]].map(([name, { value, from }]) => ({
      key: grantKey(feed, name),
      value: privilege(value),
      from,
      to: null,
    }))
  return [
    ...past,
    ...[...accounts].map(([key, { value, from }]) => ({ key, value, from, to: null })),
    ...open('whole'),
    ...open('part'),
  ].sort((a, b) => (a.key === b.key ? a.from - b.from : a.key < b.key ? -1 : 1))
}
