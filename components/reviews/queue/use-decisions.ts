'use client'

import { useCallback, useRef, useState } from 'react'
import { notify } from '#components/ui/notify.ts'
import type { ActionResult } from '#lib/platform/http/action-result.ts'
import { decideItemAction, undoDecisionAction } from '#lib/reviews/actions.ts'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import type { DecisionKind } from '#lib/reviews/model.ts'
import { decisionText, holderOf } from './decision-words.ts'
import { usePatchItem } from './use-queue-rows.ts'

export type Terms = {
  decision: DecisionKind
  justification?: string
  /** `2026-12-31`. */
  approvedUntil?: string
  reduceToRole?: string
}

/** How the last decision fares: it saves itself, and says so. */
export type Saving = { state: 'idle' | 'saving' | 'saved'; at: Date | null }
export type Refusal = { itemId: string; title: string; details: string[] }

/**
 * Decides and takes back, at once on the page and then on the server. What the server refuses (somebody else was
 * first, the access changed) is put back as it was and said.
 */
export function useDecisions(campaignId: string) {
  const patch = usePatchItem(campaignId)
  const made = useRef<QueueItem[]>([])
  const [saving, setSaving] = useState<Saving>({ state: 'idle', at: null })
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const refuse = useCallback(
    (item: QueueItem, result: Extract<ActionResult<unknown>, { ok: false }>) => {
      patch(item.id, item)
      setSaving((last) => ({ ...last, state: 'idle' }))
      setRefusal({
        itemId: item.id,
        title: result.message,
        details: [...new Set([...Object.values(result.fields ?? {}), result.nextStep])].filter(
          (line) => line !== result.message,
        ),
      })
    },
    [patch],
  )

  const decide = useCallback(
    async (item: QueueItem, terms: Terms, decisionMs: number): Promise<boolean> => {
      setRefusal(null)
      setSaving((last) => ({ ...last, state: 'saving' }))
      const { approvedUntil: asked } = terms
      patch(item.id, {
        decision: terms.decision,
        // Until the server says when the day ends.
        approvedUntil: asked === undefined ? null : `${asked}T23:59:59.999Z`,
        reduceToRole: terms.reduceToRole ?? null,
        justification: terms.justification ?? null,
        decidedAt: new Date().toISOString(),
      })
      const result = await decideItemAction({
        campaignId,
        itemId: item.id,
        version: item.version,
        snapshotHash: item.snapshotHash,
        decision: terms.decision,
        ...(asked !== undefined && { approvedUntil: asked }),
        ...(terms.reduceToRole !== undefined && { reduceToRole: terms.reduceToRole }),
        ...(terms.justification !== undefined && { justification: terms.justification }),
        decisionMs: Math.round(decisionMs),
      })
      if (!result.ok) {
        refuse(item, result)
        return false
      }
      const { version, approvedUntil } = result.data
      const decided = { ...item, ...terms, approvedUntil, version }
      patch(item.id, { version, approvedUntil })
      made.current.push({ ...item, version })
      setSaving({ state: 'saved', at: new Date() })
      notify({
        title: `${decisionText({ ...decided, reduceToRole: terms.reduceToRole ?? null })}: ${item.role} of ${holderOf(item)}`,
        detail: 'Press u to undo.',
      })
      return true
    },
    [campaignId, patch, refuse],
  )

  const undo = useCallback(
    async (item: QueueItem): Promise<boolean> => {
      setRefusal(null)
      setSaving((last) => ({ ...last, state: 'saving' }))
      const result = await undoDecisionAction({ campaignId, itemId: item.id, version: item.version })
      if (!result.ok) {
        refuse(item, result)
        return false
      }
      patch(item.id, {
        decision: null,
        approvedUntil: null,
        reduceToRole: null,
        justification: null,
        decidedAt: null,
        version: result.data.version,
      })
      setSaving({ state: 'saved', at: new Date() })
      notify({ title: `Taken back: ${item.role} of ${holderOf(item)} waits again` })
      return true
    },
    [campaignId, patch, refuse],
  )

  /** Takes back the last decision of this visit; null when there is none. */
  const undoLast = useCallback(async (): Promise<string | null> => {
    const last = made.current.pop()
    if (last === undefined) {
      notify({ title: 'Nothing to undo', detail: 'Only what was decided on this page can be undone by key.' })
      return null
    }
    return (await undo(last)) ? last.id : null
  }, [undo])

  return { decide, undo, undoLast, saving, refusal, dismiss: useCallback(() => setRefusal(null), []) }
}
