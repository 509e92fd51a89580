'use client'

import { clsx } from 'clsx'
import type { RefObject } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import type { RevocationHours } from '#lib/reviews/model/part.ts'
import type { DecisionKind } from '#lib/reviews/model.ts'
import { DecisionForm, type PanelMode } from './decision-form.tsx'
import { decisionText, holderOf, standingOf } from './decision-words.ts'
import { ItemFacts } from './item-facts.tsx'
import { ItemHistory } from './item-history.tsx'
import { NotMine } from './not-mine.tsx'
import type { Terms } from './use-decisions.ts'

/** One item whole: what it is, what is recommended and why, and the decision. */
export function ItemPanel({
  item,
  mayDecide,
  revocationHours,
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
  revocationHours: RevocationHours
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
        <DecisionForm
          key={item.id}
          item={item}
          mode={mode}
          setMode={setMode}
          justification={justification}
          setJustification={setJustification}
          reasonRef={reasonRef}
          revocationHours={revocationHours}
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
