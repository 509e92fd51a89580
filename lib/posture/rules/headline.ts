import { countInWords, sentenceCase } from '#lib/platform/format/count.ts'
import type { StatusCounts } from '../model.ts'

/**
 * The finding of the posture page as one sentence without a full stop, computed from the counts alone. It leads with
 * the worst. What is unproven is said whenever it is all there is beside one other status, or outweighs what is met.
 */
export function headline(counts: StatusCounts): string {
  const { met, at_risk: atRisk, breached, unproven } = counts
  const total = met + atRisk + breached + unproven
  if (total === 0) return 'The policy has no controls yet'
  if (met === total) return allOfThem(total, 'hold true', 'holds true')
  if (unproven === total) {
    return total === 1
      ? 'Nothing is proven yet: the only control waits for evidence'
      : `Nothing is proven yet: all ${countInWords(total)} controls wait for evidence`
  }
  if (breached === total) return allOfThem(total, 'are out of true', 'is out of true')
  if (atRisk === total) return allOfThem(total, 'are about to be out of true', 'is about to be out of true')

  const isUnprovenSaid = unproven > 0 && (breached === 0 || atRisk === 0 || unproven > met)
  const unprovenPart = isUnprovenSaid ? [`${countInWords(unproven)} ${are(unproven)} unproven`] : []
  if (breached > 0) {
    const nearPart = atRisk > 0 ? [`${countInWords(atRisk)} ${are(atRisk)} about to be`] : []
    const restPart = nearPart.length + unprovenPart.length === 0 ? [`the other ${others(met)}`] : []
    return joined([
      `${controls(breached)} ${are(breached)} out of true`,
      ...nearPart,
      ...unprovenPart,
      ...restPart,
    ])
  }
  if (atRisk > 0) {
    return unproven > 0
      ? joined([`${controls(atRisk)} ${are(atRisk)} about to be out of true`, ...unprovenPart])
      : `Nothing is out of true, ${controls(atRisk)} ${are(atRisk)} about to be`
  }
  return joined([`${controls(met)} ${met === 1 ? 'holds' : 'hold'} true`, ...unprovenPart])
}

const are = (count: number): string => (count === 1 ? 'is' : 'are')
const controls = (count: number): string => `${countInWords(count)} ${count === 1 ? 'control' : 'controls'}`
const others = (count: number): string => (count === 1 ? 'one holds' : `${countInWords(count)} hold`)
const joined = (parts: readonly string[]): string => sentenceCase(parts.join(', '))

function allOfThem(total: number, plural: string, singular: string): string {
  if (total === 1) return `The only control ${singular}`
  return total === 2 ? `Both controls ${plural}` : `All ${countInWords(total)} controls ${plural}`
}
