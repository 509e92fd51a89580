import { countInWords, sentenceCase } from '#lib/platform/format/count.ts'
import type { Board } from './board.ts'

/** The finding of the board in a sentence: what is open, how grave, and whether a clock presses. */
export function boardHeadline({
  openCounts,
  clockCounts,
  isEmpty,
}: Pick<Board, 'openCounts' | 'clockCounts' | 'isEmpty'>): string {
  if (isEmpty) return 'No incident has been recorded'
  const open = Object.values(openCounts).reduce((sum, count) => sum + count, 0)
  if (open === 0) return 'No incident is open'
  const { critical, high, unclassified } = openCounts
  const grave = [
    critical > 0 ? `${countInWords(critical)} critical` : null,
    high > 0 ? `${countInWords(high)} high` : null,
    unclassified > 0 ? `${countInWords(unclassified)} not classified` : null,
  ].filter((part) => part !== null)
  const first = `${countInWords(open)} ${open === 1 ? 'incident is' : 'incidents are'} open`
  return sentenceCase(`${[first, ...grave].join(', ')}${clockWords(clockCounts)}`)
}

function clockWords({ breached, atRisk }: Board['clockCounts']): string {
  if (breached > 0)
    return `; ${countInWords(breached)} ${breached === 1 ? 'clock is' : 'clocks are'} breached`
  if (atRisk > 0) return `; ${countInWords(atRisk)} ${atRisk === 1 ? 'clock is' : 'clocks are'} at risk`
  return ''
}
