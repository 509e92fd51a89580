'use client'

import ChevronDown from 'lucide-react/icons/chevron-down'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useId, useRef } from 'react'
import { buttonLook } from '#components/ui/button.tsx'
import { dayMs } from '#lib/platform/clock.ts'
import { formatDate, formatIsoDate } from '#lib/platform/format/time.ts'
import { readAsOf, withAsOf } from '#lib/posture/model/as-of.ts'

const whole = ['/', '/accounts', '/mfa', '/incidents', '/incidents/analysis', '/post-mortems']
const below = ['/controls/', '/people/', '/systems/', '/post-mortems/']
const incident = /^\/incidents\/\d+$/
const hasDays = (path: string) =>
  whole.includes(path) || below.some((place) => path.startsWith(place)) || incident.test(path)
const daysAgo = (now: Date, days: number) => formatIsoDate(new Date(now.getTime() - days * dayMs))
const atMidnight = (day: string) => new Date(`${day}T00:00:00Z`)

const row = 'block rounded-sm px-2 py-1.5 hover:bg-hover max-md:py-2.5'

/**
 * Which moment the page shows: live, or the end of a day. For the bar; on pages that know no days it shows nothing.
 * A native popover and a plain form, so that it works before any script has loaded.
 *
 * @param now the server's time, so that server and browser offer the same days
 */
export function AsOfPicker({ now }: { now: Date }) {
  const path = usePathname()
  const asked = readAsOf(useSearchParams().get('asOf') ?? undefined, now)
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  if (!hasDays(path)) return null
  const day = asked.kind === 'day' ? asked.day : null
  const close = () => panel.current?.hidePopover()
  const lastOfMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0))
  const offers = [
    { label: 'Yesterday', day: daysAgo(now, 1) },
    { label: 'A week ago', day: daysAgo(now, 7) },
    { label: 'End of last month', day: formatIsoDate(lastOfMonth) },
    { label: '90 days ago', day: daysAgo(now, 90) },
  ]
  return (
    <div className="relative">
      <button type="button" popoverTarget={id} className={buttonLook({ className: 'max-md:px-2' })}>
        {day === null ? (
          <span>
            Live <span className="text-ink-3 max-md:hidden">as of now</span>
          </span>
        ) : (
          <span>
            <span className="text-ink-3 max-md:sr-only">as of </span>
            {formatDate(atMidnight(day))}
          </span>
        )}
        <ChevronDown aria-hidden="true" />
        <span className="sr-only">, choose a day</span>
      </button>
      <div
        id={id}
        ref={panel}
        popover="auto"
        // Below its button where the browser can say so (a popover's button is its anchor), else below the bar.
        className="fixed inset-auto top-[calc(var(--bar-height)+0.25rem)] right-4 m-0 w-64 rounded-lg border border-line bg-panel p-2 text-sm shadow-float max-md:inset-x-3 max-md:w-auto md:supports-[position-area:bottom]:inset-auto md:supports-[position-area:bottom]:mt-1 md:supports-[position-area:bottom]:[position-area:bottom_span-left]"
      >
        <form action={path} method="get" className="flex items-end gap-2 p-1.5" onSubmit={close}>
          <label className="grid flex-1 gap-1 text-xs text-ink-2">
            At the end of (UTC)
            <input
              type="date"
              name="asOf"
              required
              max={daysAgo(now, 1)}
              defaultValue={day ?? daysAgo(now, 1)}
              className="h-8 rounded-md border border-field-edge bg-panel px-2 text-sm text-ink max-md:h-10"
            />
          </label>
          <button type="submit" className={buttonLook({ variant: 'primary' })}>
            Show
          </button>
        </form>
        <ul className="mt-1 border-t border-line-2 pt-1">
          {day !== null && (
            <li>
              <Link href={path} onClick={close} className={`${row} font-medium text-accent`}>
                Back to live
              </Link>
            </li>
          )}
          {offers.map((offer) => (
            <li key={offer.label}>
              <Link
                href={withAsOf(path, offer.day)}
                onClick={close}
                aria-current={offer.day === day ? 'date' : undefined}
                className={row}
              >
                {offer.label} <span className="text-ink-3">{formatDate(atMidnight(offer.day))}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
