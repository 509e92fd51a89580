'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { Stop } from './prepare-stops.ts'
import { timelineAnchor } from './timeline-anchor.ts'

const pageSteps = 10

/** Where the keyboard goes from one stop; null for a key that is not ours. */
function moveOf(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    PageUp: at + pageSteps,
    PageDown: at - pageSteps,
    Home: 0,
    End: count - 1,
  }
  const to = steps[key]
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to))
}

/** Reads the moments of the drawing out, one after the other, and leads to them in the list. A slider to everybody. */
export function Scrubber({ stops }: { stops: readonly Stop[] }) {
  const [at, setAt] = useState<number | null>(null)
  const router = useRouter()
  const path = usePathname()
  const parameters = useSearchParams()
  const areaRef = useRef<HTMLDivElement>(null)
  const shown = at === null ? undefined : stops[Math.min(at, stops.length - 1)]
  if (stops.length === 0) return null

  function list(stop: Stop) {
    const next = new URLSearchParams(parameters)
    next.set('since', stop.since)
    router.push(`${path}?${next}`, { scroll: false })
    document.getElementById(timelineAnchor)?.scrollIntoView({ block: 'start' })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && shown !== undefined) {
      event.preventDefault()
      list(shown)
      return
    }
    const to = moveOf(event.key, at ?? -1, stops.length)
    if (to === null) return
    event.preventDefault()
    setAt(to)
  }

  function onPointer(event: PointerEvent) {
    const area = areaRef.current?.getBoundingClientRect()
    if (
      area === undefined ||
      (event.type === 'pointermove' && event.pointerType === 'mouse' && event.buttons !== 1)
    )
      return
    const share = (event.clientX - area.left) / area.width
    const nearest = stops.reduce(
      (best, stop, place) =>
        Math.abs(stop.left - share) < Math.abs((stops[best]?.left ?? 9) - share) ? place : best,
      0,
    )
    setAt(nearest)
  }

  return (
    <>
      <div
        ref={areaRef}
        role="slider"
        tabIndex={0}
        aria-label="Moments of the timeline"
        aria-valuemin={1}
        aria-valuemax={stops.length}
        aria-valuenow={(at ?? 0) + 1}
        aria-valuetext={
          shown === undefined ? `${stops.length} moments` : `${shown.when}: ${shown.what}. ${shown.excerpt}`
        }
        onKeyDown={onKeyDown}
        onFocus={() => setAt((known) => known ?? 0)}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        className="absolute inset-x-0 top-0 h-[8.25rem] cursor-crosshair touch-pan-y rounded-sm"
      >
        {shown !== undefined && (
          <i
            aria-hidden="true"
            className="absolute inset-y-0 block w-0.5 -translate-x-1/2 bg-ink"
            style={{ left: `${shown.left * 100}%` }}
          />
        )}
      </div>
      <div className="mt-1.5 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
        {shown === undefined ? (
          <span className="text-ink-3">Point at a moment, or use the arrow keys, to read what happened.</span>
        ) : (
          <>
            <span className="min-w-0 flex-1 basis-60">
              <b className="font-semibold tabular-nums">{shown.when}</b> {shown.what}
              {shown.excerpt !== '' && <span className="text-ink-3">: {shown.excerpt}</span>}
            </span>
            <Button size="small" onClick={() => list(shown)}>
              List from here
            </Button>
          </>
        )}
      </div>
    </>
  )
}
