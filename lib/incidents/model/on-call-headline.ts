import { countInWords } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { OnCallPage } from './on-call.ts'

/** What the page of on-call finds: who is on call for what the escalation list calls, or that nobody is. */
export function onCallHeadline({
  schedules,
  isDefaultList,
}: Pick<OnCallPage, 'schedules' | 'isDefaultList'>): string {
  const called = schedules.filter(({ isCalled }) => isCalled)
  if (called.length === 0)
    return isDefaultList
      ? 'Nobody has decided yet whom a critical incident calls'
      : 'A critical incident calls people by name, whoever’s turn it is'
  const uncovered = called.filter(({ isUncovered }) => isUncovered)
  if (uncovered.length > 0) return `Nobody is on call for ${joinWithAnd(uncovered.map(({ name }) => name))}`
  const people = [...new Set(called.flatMap(({ now }) => now.people.map(({ name }) => name)))]
  const gaps = called.reduce((sum, one) => sum + one.gaps.length, 0)
  const found = `${joinWithAnd(people)} ${people.length === 1 ? 'is' : 'are'} on call`
  return gaps === 0
    ? found
    : `${found}, but the next seven days have ${countInWords(gaps)} ${gaps === 1 ? 'gap' : 'gaps'}`
}
