'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { notify } from '#components/ui/notify.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatClock } from '#lib/platform/format/time.ts'
import type { QueueItem, QueuePage } from '#lib/reviews/model/item.ts'
import { shortestJustification } from '#lib/reviews/model/justification.ts'
import type { RevocationHours } from '#lib/reviews/model/part.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import type { PanelMode } from './decision-form.tsx'
import { ItemPanel } from './item-panel.tsx'
import { QueueGroupSection } from './queue-group.tsx'
import { QueueList } from './queue-list.tsx'
import { isWaiting, nextItem, sectionTitles } from './queue-sections.ts'
import { type Terms, useDecisions } from './use-decisions.ts'
import { type QueueKey, queueKeys, useQueueKeys } from './use-queue-keys.ts'
import { useQueueRows } from './use-queue-rows.ts'

type Bulk = { decision: 'approve' | 'revoke'; items: readonly QueueItem[] }

/** A reviewer's queue: the list, the item they are at, the keys, several at once. */
export function ReviewQueue({
  campaignId,
  reviewerId,
  status,
  first,
  mayDecide,
  revocationHours,
  now,
}: {
  campaignId: string
  reviewerId: string
  status: 'waiting' | 'decided' | 'all'
  first: QueuePage
  /** The caller's own part of a running campaign. */
  mayDecide: boolean
  revocationHours: RevocationHours
  now: Date
}) {
  const { rows, groups, hasMore, isError, fetchNext, retry } = useQueueRows(
    { campaignId, reviewerId, status },
    first,
  )
  const { decide, undo, undoLast, saving, refusal, dismiss } = useDecisions(campaignId)
  const [opened, setOpened] = useState<QueueItem | null>(() => rows.find(isWaiting) ?? rows[0] ?? null)
  const [selected, setSelected] = useState<ReadonlyMap<string, QueueItem>>(new Map())
  const [mode, setMode] = useState<PanelMode>('decide')
  const [isDetailed, setDetailed] = useState(false)
  const [justification, setJustification] = useState('')
  const [bulk, setBulk] = useState<Bulk | null>(null)
  const openedAt = useRef(performance.now())
  const reasonRef = useRef<HTMLTextAreaElement>(null)

  // The list holds the newest word about an item; one of a group is known from when it was opened.
  const active = rows.find(({ id }) => id === opened?.id) ?? opened

  const open = useCallback((item: QueueItem | null) => {
    setOpened(item)
    setMode('decide')
    setJustification('')
    openedAt.current = performance.now()
  }, [])

  // After the first paint: what the reader sees first is what they may decide first.
  useEffect(() => {
    openedAt.current = performance.now()
  }, [])

  async function conclude(terms: Terms) {
    if (active === null || !mayDecide) return
    const spent = performance.now() - openedAt.current
    const next = nextItem(rows, active.id, 'waiting')
    const item = active
    open(next?.id === item.id ? item : next)
    if (!(await decide(item, terms, spent))) open(item)
  }

  function approve() {
    if (active === null) return
    const reason = justification.trim()
    if (active.mustJustify && reason.length < shortestJustification) {
      setMode('decide')
      reasonRef.current?.focus()
      notify({
        title: 'Say why it is to stay',
        detail: 'Privileged, unused, orphan or conflicting access needs a reason.',
      })
      return
    }
    void conclude({ decision: 'approve', ...(reason !== '' && { justification: reason }) })
  }

  function toggle(item: QueueItem) {
    if (!mayDecide || !isWaiting(item)) return
    setSelected((before) => {
      const after = new Map(before)
      if (!after.delete(item.id)) after.set(item.id, item)
      return after
    })
  }

  const several = (decision: Bulk['decision']) => setBulk({ decision, items: [...selected.values()] })

  useQueueKeys((key: QueueKey) => {
    if (key === 'j' || key === 'k') {
      open(nextItem(rows, active?.id ?? null, key === 'j' ? 1 : -1))
      return
    }
    if (key === 'd') {
      setDetailed(!isDetailed)
      return
    }
    if (!mayDecide) return
    if (key === 'u') {
      void undoLast().then((id) => {
        const back = rows.find((row) => row.id === id)
        if (back) open(back)
      })
      return
    }
    if (active === null || !isWaiting(active)) return
    if (key === 'x') toggle(active)
    else if (selected.size > 0 && (key === 'a' || key === 'r')) several(key === 'a' ? 'approve' : 'revoke')
    else if (key === 'a') approve()
    else if (key === 'r')
      void conclude({
        decision: 'revoke',
        ...(justification.trim() !== '' && { justification: justification.trim() }),
      })
    else setMode(key === 'e' ? 'reduce' : key === 't' ? 'until' : 'not-mine')
  })

  return (
    <div className="grid gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,1fr)_23rem]">
      <div className="min-w-0 lg:order-2">
        <div className="grid gap-3 lg:sticky lg:top-20 lg:max-h-[calc(100vh-6rem)] lg:overflow-y-auto">
          {refusal !== null && (
            <Banner
              tone="breach"
              title={refusal.title}
              actions={<Button onClick={dismiss}>Understood</Button>}
            >
              {refusal.details.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Banner>
          )}
          {active !== null && (
            <ItemPanel
              item={active}
              mayDecide={mayDecide}
              revocationHours={revocationHours}
              mode={mode}
              setMode={setMode}
              isDetailed={isDetailed}
              setDetailed={setDetailed}
              justification={justification}
              setJustification={setJustification}
              reasonRef={reasonRef}
              onDecide={(terms) => void conclude(terms)}
              onUndo={() => void undo(active)}
              onHandedOn={() =>
                open(
                  nextItem(
                    rows.filter(({ id }) => id !== active.id),
                    null,
                    1,
                  ),
                )
              }
              now={now}
            />
          )}
          <p role="status" className="min-h-4 text-xs text-ink-3">
            {saving.state === 'saving'
              ? 'Saving…'
              : saving.at !== null
                ? `Saved at ${formatClock(saving.at)} UTC. Every decision saves itself.`
                : ''}
          </p>
          {mayDecide && <KeyLegend />}
        </div>
      </div>
      <div className="min-w-0">
        {isError && (
          <Banner
            tone="breach"
            title="More of the queue could not be loaded."
            actions={<Button onClick={retry}>Try again</Button>}
          >
            What is shown stays. Check your connection.
          </Banner>
        )}
        {selected.size > 0 && (
          <div className="sticky top-14 z-20 mb-2 flex flex-wrap items-center gap-2 rounded-md border border-line bg-panel px-3 py-2 text-sm shadow-sm">
            <span className="mr-auto font-medium">{formatQuantity(selected.size, 'item')} selected</span>
            <Button onClick={() => several('approve')}>Approve…</Button>
            <Button variant="danger" onClick={() => several('revoke')}>
              Revoke…
            </Button>
            <Button variant="quiet" onClick={() => setSelected(new Map())}>
              Clear
            </Button>
          </div>
        )}
        <QueueList
          items={rows}
          active={active?.id ?? null}
          selected={new Set(selected.keys())}
          isSelectable={mayDecide}
          hasMore={hasMore}
          fetchNext={fetchNext}
          now={now}
          onOpen={open}
          onSelect={toggle}
        />
        {groups.length > 0 && status !== 'decided' && (
          <section aria-labelledby="unchanged-title" className="mt-4">
            <h2 id="unchanged-title" className="border-b border-line px-2 pt-4 pb-2 text-sm font-semibold">
              {sectionTitles.unchanged_low_risk}
            </h2>
            {groups.map((group) => (
              <QueueGroupSection
                key={group.groupKey}
                campaignId={campaignId}
                reviewerId={reviewerId}
                group={group}
                active={active?.id ?? null}
                selected={new Set(selected.keys())}
                isSelectable={mayDecide}
                now={now}
                onOpen={open}
                onSelect={toggle}
                onApproveAll={(items) => setBulk({ decision: 'approve', items })}
              />
            ))}
          </section>
        )}
      </div>
      {bulk !== null && (
        <BulkDialog
          campaignId={campaignId}
          items={bulk.items}
          decision={bulk.decision}
          onClose={() => setBulk(null)}
          onDone={(count) => {
            setBulk(null)
            setSelected(new Map())
            notify({
              title: `${bulk.decision === 'approve' ? 'Approved' : 'Revoked'}: ${formatQuantity(count, 'item')}`,
            })
          }}
        />
      )}
    </div>
  )
}

function KeyLegend() {
  return (
    <ul aria-label="Keys" className="flex flex-wrap gap-x-3 gap-y-1.5 text-xs text-ink-3 max-lg:hidden">
      {queueKeys.map(({ key, label }) => (
        <li key={key} className="flex items-center gap-1">
          <Kbd keys={[key]} /> {label}
        </li>
      ))}
    </ul>
  )
}
