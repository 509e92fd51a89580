'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import { type KeyboardEvent, useRef, useState } from 'react'
import { statusWords } from '#components/ui/status.tsx'
import { formatDate } from '#lib/platform/format/time.ts'
import { withAsOf } from '#lib/posture/model/as-of.ts'
import type { ControlStatus } from '#lib/posture/model.ts'

export type StripDay = { day: string; status: ControlStatus; isRecorded: boolean }

// Height as well as colour: a strip must read in grey.
const looks: Record<ControlStatus, string> = {
  met: 'h-2 bg-met',
  at_risk: 'h-4 bg-risk',
  breached: 'h-7 bg-breach',
  unproven: 'h-4 bg-hatched',
}
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 }

/**
 * The status of each day, oldest first, each leading to the page as of that day. One stop for Tab; the arrow keys move
 * by a day, Page keys by a week, Home and End to the ends. `shown` is the day the page is about, the last one when live.
 *
 * @param path the page without a day; the last day leads to it, because today is not over
 */
export function DayStrip({ days, path, shown }: { days: readonly StripDay[]; path: string; shown: string }) {
  const start = Math.max(
    0,
    days.findIndex(({ day }) => day === shown),
  )
  const [focused, setFocused] = useState(start)
  const list = useRef<HTMLOListElement>(null)

  function onKeyDown(event: KeyboardEvent) {
    const last = days.length - 1
    const target =
      event.key === 'Home' ? 0 : event.key === 'End' ? last : focused + (steps[event.key] ?? Number.NaN)
    if (Number.isNaN(target)) return
    event.preventDefault()
    const next = Math.min(last, Math.max(0, target))
    setFocused(next)
    list.current?.querySelectorAll('a')[next]?.focus()
  }

  return (
    <nav aria-label="Status by day">
      <ol ref={list} onKeyDown={onKeyDown} className="flex h-8 items-stretch">
        {days.map((day, index) => {
          const words = day.isRecorded ? statusWords[day.status] : 'Not judged'
          const label = `${formatDate(new Date(`${day.day}T00:00:00Z`))}: ${words}`
          return (
            <li key={day.day} className="flex min-w-0 flex-1">
              <Link
                href={index === days.length - 1 ? path : withAsOf(path, day.day)}
                prefetch={false}
                scroll={false}
                tabIndex={index === focused ? 0 : -1}
                onFocus={() => setFocused(index)}
                aria-current={day.day === shown ? 'date' : undefined}
                title={label}
                className={clsx(
                  'flex flex-1 items-end rounded-[2px] px-[0.5px] hover:bg-hover',
                  day.day === shown && 'bg-accent-soft outline-1 outline-accent',
                )}
              >
                <span className="sr-only">{label}</span>
                <i aria-hidden="true" className={clsx('block flex-1 rounded-[1px]', looks[day.status])} />
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
