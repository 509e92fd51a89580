import { Badge } from '#components/ui/badge.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { AlertLine } from '#lib/alerts/model/inbox.ts'
import { kindWords } from '#lib/alerts/model/words.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { AcknowledgeButton } from './acknowledge-button.tsx'
import { Urgency } from './urgency.tsx'

/** Alerts, each with its clock, its owner, what closes it, and who said "I have it". */
export function AlertList({ rows, now, label }: { rows: readonly AlertLine[]; now: Date; label: string }) {
  return (
    <ul aria-label={label} className="border-b border-line-2">
      {rows.map((alert) => (
        <AlertItem key={alert.id} alert={alert} now={now} />
      ))}
    </ul>
  )
}

function AlertItem({ alert, now }: { alert: AlertLine; now: Date }) {
  const isOpen = alert.closedAt === null
  return (
    <li className="grid gap-x-5 gap-y-1 border-t border-line-2 py-3 first:border-t-0 first:pt-0 sm:grid-cols-[7rem_minmax(0,1fr)_auto]">
      <div className="flex items-start gap-2 sm:flex-col sm:gap-1">
        <Urgency urgency={alert.urgency} />
        {alert.mine?.isSeen === false && isOpen && <Badge tone="accent">new</Badge>}
      </div>
      <div className="min-w-0">
        <p className="text-sm leading-snug font-medium wrap-anywhere">
          <TextLink quiet href={alert.href} prefetch={false}>
            {alert.title}
          </TextLink>
        </p>
        <p className="mt-0.5 max-w-[70ch] text-sm text-ink-2">{alert.body}</p>
        <p className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-3">
          <span>{kindWords[alert.kind]}</span>
          <span>{ownersText(alert)}</span>
          <span>
            opened <Time at={alert.openedAt} now={now} />
          </span>
        </p>
        {alert.acknowledged.map(({ by, at, note }) => (
          <p key={`${by} ${at.toISOString()}`} className="mt-1 text-xs text-ink-2">
            {by} has it, <Time at={at} now={now} />
            {note !== null && <>: “{note}”</>}
          </p>
        ))}
      </div>
      <div className="flex items-center gap-3 max-sm:mt-1 sm:flex-col sm:items-end sm:gap-2">
        {alert.closedAt !== null ? (
          <span className="text-xs text-ink-3">
            closed <Time at={alert.closedAt} now={now} />
          </span>
        ) : (
          alert.dueAt !== null && <Deadline due={alert.dueAt} now={now} />
        )}
        {isOpen && alert.mine !== null && !alert.mine.isAcknowledged && (
          <AcknowledgeButton alertId={alert.id} title={alert.title} isCall={alert.kind === 'incident_page'} />
        )}
      </div>
    </li>
  )
}

function ownersText({ owners, otherCount }: AlertLine): string {
  const others = otherCount === 0 ? '' : `, ${formatQuantity(otherCount, 'other')} told`
  if (owners.length === 0) return `no owner${others}`
  const shown = owners.slice(0, 3).map(({ name }) => name)
  const rest = owners.length - shown.length
  return `owner ${joinWithAnd(rest === 0 ? shown : [...shown, formatQuantity(rest, 'other')])}${others}`
}
