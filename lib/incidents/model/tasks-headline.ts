import { countInWords, sentenceCase } from '#lib/platform/format/count.ts'
import type { TaskState } from './task.ts'

/** How many actions are open, one's own or everybody's, and how many of them are late. */
export function tasksHeadline(counts: Record<TaskState, number>, isEverybodys: boolean): string {
  const { late } = counts
  const open = counts.open + late
  if (open === 0) return isEverybodys ? 'No action is open' : 'Nothing is left for you to do'
  const first = `${countInWords(open)} ${open === 1 ? 'action is' : 'actions are'} ${isEverybodys ? 'open' : 'yours'}`
  const second =
    late === 0
      ? 'none is late'
      : late === open && open > 1
        ? 'all are late'
        : `${open === 1 ? 'and it' : countInWords(late)} ${late === 1 ? 'is' : 'are'} late`
  return sentenceCase(`${first}, ${second}`)
}
