import Link from 'next/link'
import { Card } from '#components/ui/card.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { MyAlerts } from '#lib/alerts/model/inbox.ts'
import { kindWords } from '#lib/alerts/model/words.ts'
import { countInWords, formatCount, sentenceCase } from '#lib/platform/format/count.ts'
import { Urgency } from './urgency.tsx'

/** What cannot wait, above everything else of the posture page, each with its clock. Nothing at all when all is well. */
export function AlertsOnTop({ alerts, now }: { alerts: MyAlerts; now: Date }) {
  const { onTop, onTopBeyond } = alerts
  const total = onTop.length + onTopBeyond
  if (total === 0) return null
  return (
    <div className="mb-5">
      <Card
        title={`${sentenceCase(countInWords(total))} ${total === 1 ? 'alert needs' : 'alerts need'} you now`}
        note={
          <TextLink href="/alerts">
            {onTopBeyond === 0 ? 'Your inbox' : `${formatCount(onTopBeyond)} more in your inbox`}
          </TextLink>
        }
        flush
      >
        <ul>
          {onTop.map(({ id, href, title, kind, urgency, dueAt }) => (
            <li
              key={id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-t border-line-2 px-3.5 py-2 text-sm sm:grid-cols-[5.5rem_minmax(0,1fr)_auto]"
            >
              <span className="max-sm:col-span-2">
                <Urgency urgency={urgency} />
              </span>
              <Link
                href={href}
                prefetch={false}
                className="rounded-sm leading-snug wrap-anywhere hover:underline max-md:py-0.75"
              >
                {title}
              </Link>
              {dueAt === null ? (
                <span className="text-xs whitespace-nowrap text-ink-3">{kindWords[kind]}</span>
              ) : (
                <Deadline due={dueAt} now={now} />
              )}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
