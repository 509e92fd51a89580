import Link from 'next/link'
import { Card } from '#components/ui/card.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { dayMs } from '#lib/platform/clock.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { withAsOf } from '#lib/posture/model/as-of.ts'
import { drillHref } from '#lib/posture/model/drill-href.ts'
import type { OwedItem } from '#lib/posture/model/posture-view.ts'

/** A deadline within this is shown as near. */
const nearMs = 3 * dayMs

/** What somebody must do, soonest first, each a step from the rows it is about. */
export function OwedNext({
  owed,
  beyond,
  day,
  now,
}: {
  owed: readonly OwedItem[]
  /** How many more there are. */
  beyond: number
  day: string | null
  now: Date
}) {
  return (
    <Card title="Owed next" note="by deadline" flush>
      {owed.length === 0 ? (
        <p className="border-t border-line-2 px-3.5 py-5 text-sm text-ink-2">
          Nothing is late and nothing falls due soon.
        </p>
      ) : (
        <ul>
          {owed.map((item) => (
            <li
              key={item.key}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 border-t border-line-2 px-3.5 py-2 text-sm"
            >
              <Link href={drillHref(item.drill)} className="rounded-sm py-0.75 leading-snug hover:underline">
                {item.what}
              </Link>
              {item.dueAt === null ? (
                <span className="text-[0.78125rem] font-semibold whitespace-nowrap text-breach">now</span>
              ) : (
                <Deadline due={item.dueAt} now={now} nearMs={nearMs} />
              )}
              <span className="col-span-2 text-xs text-ink-3">
                {item.subject} ·{' '}
                <Link
                  href={withAsOf(`/controls/${item.controlId}`, day)}
                  className="rounded-sm hover:underline"
                >
                  {item.controlTitle}
                </Link>
                {item.dueAt === null && item.since !== null && (
                  <>
                    , open <Time at={item.since} now={now} form="age" />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {beyond > 0 && (
        <p className="border-t border-line-2 px-3.5 py-2 text-xs text-ink-3 tabular-nums">
          {formatCount(beyond)} more, on the pages of their controls.{' '}
          <TextLink href="/findings?sla=overdue">Every overdue finding</TextLink>
        </p>
      )}
    </Card>
  )
}
