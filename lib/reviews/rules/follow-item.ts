import type { DecisionKind } from '../model.ts'
import { isApproval } from './judge-item.ts'

export type Happened = 'ended' | 'back' | 'changed' | 'approval_ended'

export type Following =
  /** Nothing is left to decide, or the decision stands without its grant. */
  | 'mark_gone'
  | 'mark_back'
  /** Show the reviewer what is so now. */
  | 'refresh'
  /** The approval no longer covers what is there: it waits again, with what changed. */
  | 'reopen'
  /** As `reopen`, but what was signed stays as it was signed: another item takes its place. */
  | 'supersede'
  /** It was decided to go: what else changes about it does not matter. */
  | 'leave'

/** What becomes of an item when its grant changed after it was made (issue 3: material change after approval). */
export function followItem(
  item: { decision: DecisionKind | null; isSigned: boolean },
  happened: Happened,
): Following {
  if (happened === 'ended') return 'mark_gone'
  if (happened === 'back') return 'mark_back'
  if (item.decision === null) return 'refresh'
  if (!isApproval(item.decision)) return 'leave'
  return item.isSigned ? 'supersede' : 'reopen'
}
