import type { ItemReason } from '../model/item.ts'
import type { DecisionKind } from '../model.ts'
import { changeText } from './wording.ts'

/** The parts of an item that say what happened to it. */
export type ItemState = {
  version: number
  /** Hex. */
  snapshotHash: string
  reviewerId: string
  decision: DecisionKind | null
  decidedAt: Date | null
  signedAt: Date | null
  goneAt: Date | null
  supersededAt: Date | null
  reopenedAt: Date | null
  reasons: readonly ItemReason[]
}

export type Change = { path: string; message: string }

/** What happened to an item since somebody saw `seen` of it; empty when nothing did. */
export function changesSince(seen: { version: number; snapshotHash: string }, item: ItemState): Change[] {
  if (seen.version === item.version && seen.snapshotHash === item.snapshotHash) return []
  const changes: Change[] = []
  if (item.supersededAt)
    changes.push({ path: 'item', message: 'The access changed: another item took its place.' })
  else if (item.goneAt)
    changes.push({ path: 'item', message: 'The access has ended: nothing is left to decide.' })
  if (item.signedAt) changes.push({ path: 'signedAt', message: 'It was signed.' })
  if (seen.snapshotHash !== item.snapshotHash) {
    const changed = item.reasons.find(({ code }) => code === 'changed')
    const fields = changed?.code === 'changed' ? `: ${changed.fields.map(changeText).join(', ')}` : ''
    changes.push({ path: 'snapshotHash', message: `The access itself changed${fields}.` })
  }
  if (item.decision !== null && item.decidedAt) {
    changes.push({ path: 'decision', message: `It was decided: ${decisionWords[item.decision]}.` })
  } else if (item.reopenedAt) changes.push({ path: 'decision', message: 'Its decision was withdrawn.' })
  if (changes.length === 0)
    changes.push({ path: 'version', message: 'Its decision was undone, or it was handed on.' })
  return changes
}

const decisionWords: Record<DecisionKind, string> = {
  approve: 'approved',
  approve_until: 'approved until a day',
  revoke: 'to be revoked',
  reduce: 'to be reduced',
}
