'use client'

import { clsx } from 'clsx'
import { type RefObject, useState } from 'react'
import { inputLook } from '#components/form/field-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { hourMs } from '#lib/platform/clock.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import { shortestJustification } from '#lib/reviews/model/justification.ts'
import type { RevocationHours } from '#lib/reviews/model/part.ts'
import type { DecisionKind } from '#lib/reviews/model.ts'
import { focusOnce } from './focus-once.ts'
import type { Terms } from './use-decisions.ts'

/** What the panel asks for beside a plain decision. */
export type PanelMode = 'decide' | 'reduce' | 'until' | 'not-mine'

/** The reason, and the decisions that can be made of one item. */
export function DecisionForm({
  item,
  mode,
  setMode,
  justification,
  setJustification,
  reasonRef,
  revocationHours,
  onDecide,
}: {
  item: QueueItem
  mode: PanelMode
  setMode: (mode: PanelMode) => void
  justification: string
  setJustification: (text: string) => void
  reasonRef: RefObject<HTMLTextAreaElement | null>
  revocationHours: RevocationHours
  onDecide: (terms: Terms) => void
}) {
  const [role, setRole] = useState('')
  const [until, setUntil] = useState('')
  const isRecommended = (decision: DecisionKind) => item.recommendation === decision
  const reason = justification.trim()
  const isShort = item.mustJustify && reason.length < shortestJustification
  const why = reason === '' ? {} : { justification: reason }
  return (
    <div className="grid gap-3">
      <label className="grid gap-1 text-xs text-ink-3">
        {item.mustJustify
          ? 'Why keep it? Needed to approve this access (Ctrl Enter approves)'
          : 'A note, if you like'}
        <textarea
          ref={reasonRef}
          rows={2}
          maxLength={2000}
          value={justification}
          onChange={(event) => setJustification(event.target.value)}
          onKeyDown={(event) => {
            // Back to the keys of the queue; or approve with what was just written.
            if (event.key === 'Escape') event.currentTarget.blur()
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isShort)
              onDecide({ decision: 'approve', ...why })
          }}
          className={clsx(inputLook, 'field-sizing-content h-auto min-h-14 py-1.5 text-sm')}
        />
        {item.mustJustify && isShort && reason.length > 0 && (
          <span>{shortestJustification - reason.length} more characters</span>
        )}
      </label>
      {mode === 'reduce' && (
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (role.trim() !== '') onDecide({ decision: 'reduce', reduceToRole: role.trim(), ...why })
          }}
        >
          <label className="grid gap-1 text-xs text-ink-3">
            Reduce {item.role} to which role?
            <input
              ref={focusOnce}
              value={role}
              maxLength={300}
              onChange={(event) => setRole(event.target.value)}
              className={inputLook}
            />
          </label>
          <FormButtons
            deed={`Reduce to ${role.trim() || '…'}`}
            isReady={role.trim() !== ''}
            onCancel={() => setMode('decide')}
          />
        </form>
      )}
      {mode === 'until' && (
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (until !== '' && !isShort)
              onDecide({ decision: 'approve_until', approvedUntil: until, ...why })
          }}
        >
          <label className="grid gap-1 text-xs text-ink-3">
            Approve until the end of which day?
            <input
              type="date"
              ref={focusOnce}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
              className={inputLook}
            />
          </label>
          <FormButtons
            deed="Approve until then"
            isReady={until !== '' && !isShort}
            onCancel={() => setMode('decide')}
          />
        </form>
      )}
      {mode === 'decide' && (
        <div className="grid grid-cols-2 gap-2">
          <DecisionButton
            letter="r"
            isMain={isRecommended('revoke')}
            isDanger
            onPress={() => onDecide({ decision: 'revoke', ...why })}
          >
            Revoke
          </DecisionButton>
          <DecisionButton
            letter="a"
            isMain={isRecommended('approve')}
            onPress={() => (isShort ? reasonRef.current?.focus() : onDecide({ decision: 'approve', ...why }))}
          >
            Approve
          </DecisionButton>
          <DecisionButton letter="e" isMain={isRecommended('reduce')} onPress={() => setMode('reduce')}>
            Reduce to…
          </DecisionButton>
          <DecisionButton letter="t" isMain={isRecommended('approve_until')} onPress={() => setMode('until')}>
            Until a date
          </DecisionButton>
          <DecisionButton letter="n" isMain={false} onPress={() => setMode('not-mine')}>
            Not mine…
          </DecisionButton>
        </div>
      )}
      <p className="text-xs text-ink-3">
        What is revoked is due within{' '}
        {formatDuration(revocationHours[item.isPrivileged ? 'privileged' : 'standard'] * hourMs)} and counts
        as done when a later complete import no longer shows it.
      </p>
    </div>
  )
}

function DecisionButton({
  letter,
  isMain,
  isDanger = false,
  onPress,
  children,
}: {
  letter: string
  isMain: boolean
  isDanger?: boolean
  onPress: () => void
  children: string
}) {
  return (
    <Button
      variant={isMain ? (isDanger ? 'danger' : 'primary') : 'secondary'}
      onClick={onPress}
      className="justify-between max-sm:h-11"
    >
      {children} <Kbd keys={[letter]} />
    </Button>
  )
}

function FormButtons({ deed, isReady, onCancel }: { deed: string; isReady: boolean; onCancel: () => void }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button type="submit" variant="primary" disabled={!isReady}>
        {deed}
      </Button>
      <Button onClick={onCancel}>Back</Button>
    </div>
  )
}
