import {
  countInWords,
  formatCount,
  formatPercent,
  formatQuantity,
  sentenceCase,
} from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { formatRelative } from '#lib/platform/format/time.ts'
import type { ImportReceipt } from './import-receipt.ts'
import type { ListSummary } from './list-page.ts'
import type { MfaCoverage } from './mfa-coverage.ts'
import type { PersonDetail } from './person-detail.ts'
import type { SourceRow, SourceState } from './source-row.ts'
import type { SystemDetail } from './system-detail.ts'
import type { SystemRow } from './system-row.ts'
import { environmentWords } from './words.ts'

const behind = ({ facets }: ListSummary, facet: string, value: string): number =>
  facets[facet]?.find((option) => option.value === value)?.count ?? 0

/** The finding of the people page. */
export function peopleHeadline(summary: ListSummary, isNarrowed: boolean): string {
  const { total } = summary
  if (total === 0) return isNarrowed ? 'Nobody matches' : 'Nobody is known yet'
  if (isNarrowed) return `${formatQuantity(total, 'person matches', 'people match')}`
  const leavers = behind(summary, 'standing', 'leaver')
  const people = formatQuantity(total, 'person', 'people')
  if (leavers === 0) return `${people}, and nobody who left can still sign in`
  return `${people}, ${countInWords(leavers)} of whom left and can still sign in`
}

/** The finding of one person's page. */
export function personHeadline({ name, state, grants, accounts }: PersonDetail): string {
  const held = grants.filter(({ to }) => to === null)
  const isActive = accounts.some(({ to, status }) => to === null && status === 'active')
  if (state === 'left')
    return isActive ? `${name} left, and can still sign in` : `${name} left, and can reach nothing`
  if (held.length === 0) return `${name} holds no access`
  const systems = new Set(held.map(({ systemId }) => systemId)).size
  const privileged = held.filter(({ isPrivileged }) => isPrivileged).length
  const where = formatQuantity(systems, 'system')
  return `${name} holds ${formatQuantity(held.length, 'grant')} in ${where}, ${privileged === 0 ? 'none' : countInWords(privileged)} privileged`
}

/** The finding of the systems page: what keeps the list from being whole. */
export function systemsHeadline(systems: readonly SystemRow[]): string {
  if (systems.length === 0) return 'No system is known yet'
  const unowned = systems.filter(({ ownerId }) => ownerId === null).length
  const unfed = systems.filter(({ sources }) => sources === 0).length
  const lacks = [
    ...(unowned > 0 ? [`${countInWords(unowned)} without an owner`] : []),
    ...(unfed > 0 ? [`${countInWords(unfed)} without a source`] : []),
  ]
  const all = formatQuantity(systems.length, 'system')
  return lacks.length === 0 ? `${all}, each with an owner and a source` : `${all}, ${joinWithAnd(lacks)}`
}

/** The finding of one system's page. */
export function systemHeadline({
  name,
  accounts,
  grants,
  privileged,
  unmatched,
  leavers,
}: SystemDetail): string {
  if (accounts === 0 && grants === 0) return `Nobody is known to have access to ${name}`
  const wrong = [
    ...(unmatched > 0 ? [`${countInWords(unmatched)} belonging to nobody`] : []),
    ...(leavers > 0 ? [`${countInWords(leavers)} of ${leavers === 1 ? 'somebody' : 'people'} who left`] : []),
  ]
  const held = `${formatQuantity(accounts, 'account')} in ${name}`
  if (wrong.length > 0) return `${held}, ${joinWithAnd(wrong)}`
  return `${held}, ${privileged === 0 ? 'no' : formatCount(privileged)} privileged ${privileged === 1 ? 'grant' : 'grants'}`
}

/** The finding of the accounts page. */
export function accountsHeadline(summary: ListSummary, isNarrowed: boolean): string {
  const { total } = summary
  if (total === 0) return isNarrowed ? 'No account matches' : 'No account is known yet'
  if (isNarrowed) return formatQuantity(total, 'account matches', 'accounts match')
  const unmatched = behind(summary, 'standing', 'unmatched')
  const leavers = behind(summary, 'standing', 'leaver')
  const wrong = [
    ...(unmatched > 0 ? [`${countInWords(unmatched)} nobody answers for`] : []),
    ...(leavers > 0 ? [`${countInWords(leavers)} of ${leavers === 1 ? 'somebody' : 'people'} who left`] : []),
  ]
  const all = formatQuantity(total, 'account')
  return wrong.length === 0 ? `${all}, and somebody answers for each` : `${all}, ${joinWithAnd(wrong)}`
}

/** The finding of the page of second factors: the environment that is worst off. */
export function mfaHeadline(coverage: readonly MfaCoverage[]): string {
  const known = coverage.filter(({ total }) => total > 0)
  if (known.length === 0) return 'Nothing is known of second factors yet'
  const short = known.filter(({ covered, total }) => covered < total)
  if (short.length === 0)
    return 'Every account that people sign in with has the second factor the policy asks for'
  const worst = short.reduce((a, b) => (b.covered / b.total < a.covered / a.total ? b : a))
  const missing = worst.total - worst.covered
  return sentenceCase(
    `${formatQuantity(missing, 'account')} in ${environmentWords[worst.environment].toLowerCase()} ${missing === 1 ? 'lacks' : 'lack'} the second factor: ${formatPercent(worst.covered / worst.total)} covered`,
  )
}

/** The finding of the sources page. */
export function sourcesHeadline(states: readonly SourceState[]): string {
  if (states.length === 0) return 'No source is connected yet'
  const all = formatQuantity(states.length, 'source')
  const wanting = states.filter((state) => state !== 'fresh').length
  return wanting === 0
    ? `${all}, all complete and fresh`
    : `${all}, ${countInWords(wanting)} of them short of proof`
}

/** The finding of one source's page. */
export function sourceHeadline({ name, feeds }: SourceRow, state: SourceState, now: Date): string {
  if (state === 'empty') return `Nothing has come from ${name} yet`
  if (state === 'held') return `A document of ${name} waits for a lead`
  if (state === 'failed') return `The latest document of ${name} could not be read`
  const times = feeds.flatMap(({ lastCompleteAt }) =>
    lastCompleteAt === null ? [] : [lastCompleteAt.getTime()],
  )
  if (times.length < feeds.length) return `${name} has not been complete yet`
  const age = formatRelative(new Date(Math.min(...times)), now)
  return state === 'fresh' ? `${name} was complete ${age}` : `${name} was last complete ${age}`
}

/** The finding of one import's page. */
export function importHeadline({ status, sourceName, counts, held }: ImportReceipt): string {
  if (status === 'queued' || status === 'processing') return `A document of ${sourceName} is being read`
  if (held !== null) return `A document of ${sourceName} waits for a lead`
  if (counts === null) return `A document of ${sourceName} could not be read`
  const all = [counts.people, counts.accounts, counts.grants]
  const opened = all.reduce((sum, one) => sum + one.opened, 0)
  const closed = all.reduce((sum, one) => sum + one.closed, 0)
  if (status === 'superseded') return `A document of ${sourceName} came too late to change anything`
  if (opened + closed === 0) return `${sourceName}: nothing new, nothing gone`
  return `${sourceName}: ${formatQuantity(opened, 'new fact')}, ${closed === 0 ? 'nothing' : formatCount(closed)} gone`
}
