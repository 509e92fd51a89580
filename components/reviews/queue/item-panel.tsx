'use client'

import { clsx } from 'clsx'
import { type RefObject, useState } from 'react'
import { inputLook } from '#components/form/field-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import type { DecisionKind } from '#lib/reviews/model.ts'
import { decisionText, holderOf, standingOf } from './decision-words.ts'
import { focusOnce } from './focus-once.ts'
import { ItemFacts } from './item-facts.tsx'
import { ItemHistory } from './item-history.tsx'
import { NotMine } from './not-mine.tsx'
import type { Terms } from './use-decisions.ts'

/** What the panel asks for beside a plain decision. */
export type PanelMode = 'decide' | 'reduce' | 'until' | 'not-mine'

const shortestReason = 10

/** One item whole: what it is, what is recommended and why, and the decision. */
export function ItemPanel({
  item,
  mayDecide,
  mode,
  setMode,
  isDetailed,
  setDetailed,
  justification,
  setJustification,
  reasonRef,
  onDecide,
  onUndo,
  onHandedOn,
  now,
}: {
  item: QueueItem
  mayDecide: boolean
  mode: PanelMode
  setMode: (mode: PanelMode) => void
  isDetailed: boolean
  setDetailed: (isDetailed: boolean) => void
  justification: string
  setJustification: (text: string) => void
  reasonRef: RefObject<HTMLTextAreaElement | null>
  onDecide: (terms: Terms) => void
  onUndo: () => void
  onHandedOn: () => void
  now: Date
}) {
  const isOpen = mayDecide && item.closed === null
  return (
    <section
      aria-labelledby="item-title"
      className="grid min-w-0 content-start gap-4 rounded-lg border border-line bg-panel p-4"
    >
      <header>
        <h2 id="item-title" className="text-lg font-semibold tracking-tight break-words">
          {item.role} on {item.systemName}
        </h2>
        <p className="text-sm text-ink-2">
          {holderOf(item)} · {standingOf(item)}
        </p>
      </header>
      <ItemFacts item={item} now={now} />
      {item.reasonTexts.length > 0 && <Recommendation item={item} />}
      {item.closed !== null && <p className="text-sm text-ink-2">{closedWords[item.closed]}</p>}
      {item.decision !== null && (
        <p className="text-sm">
          <strong className="font-semibold">{decisionText(item)}</strong>
          {item.justification !== null && <span className="text-ink-2">: {item.justification}</span>}
        </p>
      )}
      {isOpen && item.decision !== null && (
        <Button onClick={onUndo}>
          Undo <Kbd keys={['u']} />
        </Button>
      )}
      {isOpen && item.decision === null && mode !== 'not-mine' && (
        <Decide
          key={item.id}
          item={item}
          mode={mode}
          setMode={setMode}
          justification={justification}
          setJustification={setJustification}
          reasonRef={reasonRef}
          onDecide={onDecide}
        />
      )}
      {isOpen && item.decision === null && mode === 'not-mine' && (
        <NotMine key={item.id} item={item} onCancel={() => setMode('decide')} onDone={onHandedOn} />
      )}
      <ItemHistory item={item} isOpen={isDetailed} setOpen={setDetailed} now={now} />
    </section>
  )
}

const closedWords = {
  signed: 'Signed: this decision can no longer change.',
  gone: 'The access has ended: nothing is left to decide.',
  superseded: 'The access changed after it was signed: another item took its place.',
}

function Recommendation({ item }: { item: QueueItem }) {
  const isWarning = item.recommendation === 'revoke' || item.recommendation === 'reduce'
  return (
    <div
      className={clsx(
        'rounded-md border-l-2 px-3 py-2 text-sm',
        isWarning ? 'border-breach bg-breach-soft' : 'border-line bg-hover',
      )}
    >
      <p className={clsx('font-semibold', isWarning && 'text-breach')}>
        {item.recommendation === null ? 'Worth knowing' : `Suggested: ${suggestion[item.recommendation]}`}
      </p>
      <ul className="mt-1 list-disc pl-4">
        {item.reasonTexts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  )
}

const suggestion: Record<DecisionKind, string> = {
  approve: 'approve',
  approve_until: 'approve for a time',
  revoke: 'revoke',
  reduce: 'reduce',
}

function Decide({
  item,
  mode,
  setMode,
  justification,
  setJustification,
  reasonRef,
  onDecide,
}: {
  item: QueueItem
  mode: PanelMode
  setMode: (mode: PanelMode) => void
  justification: string
  setJustification: (text: string) => void
  reasonRef: RefObject<HTMLTextAreaElement | null>
  onDecide: (terms: Terms) => void
}) {
  const [role, setRole] = useState('')
  const [until, setUntil] = useState('')
  const isRecommended = (decision: DecisionKind) => item.recommendation === decision
  const reason = justification.trim()
  const isShort = item.mustJustify && reason.length < shortestReason
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
          <span>{shortestReason - reason.length} more characters</span>
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
        What is revoked is due in {item.isPrivileged ? '24 hours' : '7 days'} and counts as done when a later
        complete import no longer shows it.
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
