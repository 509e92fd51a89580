import { Badge } from '#components/ui/badge.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { BoardLine } from '#lib/incidents/model/board.ts'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { incidentName } from '#lib/incidents/model.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { withAsOf } from '#lib/posture/model/as-of.ts'
import { ClockMark } from '../clock-mark.tsx'
import { SeverityMark } from '../severity-mark.tsx'
import { StatusWord } from '../status-word.tsx'

/** One incident on the board: what it is, where it stands, what its clocks say, and who leads it. */
export function BoardCard({ line, now, day }: { line: BoardLine; now: Date; day: string | null }) {
  const { number, severity, highestSeverity } = line
  return (
    <article className="relative rounded-lg border border-line bg-panel px-3.5 py-3 hover:border-field-edge has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <SeverityMark severity={severity} />
        <span className="text-xs text-ink-3 tabular-nums">{incidentName(number)}</span>
      </p>
      <h3 className="mt-1.5 text-sm font-semibold text-pretty">
        <TextLink
          quiet
          data-board-link
          href={withAsOf(`/incidents/${number}`, day)}
          prefetch={false}
          className="outline-none after:absolute after:inset-0"
        >
          {line.title}
        </TextLink>
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
        <StatusWord status={line.status} />
        <span>
          since <Time at={new Date(line.statusSince)} now={now} />
        </span>
      </p>
      {line.clocks.length > 0 && (
        <ul className="mt-2 grid gap-1" aria-label="Clocks">
          {line.clocks.map((clock) => (
            <li key={clock.id}>
              <ClockMark clock={clock} now={now} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2.5 flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line-2 pt-2 text-xs text-ink-2">
        <span>
          {line.commanderNames.length === 0 ? 'Nobody commands it' : joinWithAnd(line.commanderNames)}
        </span>
        {line.isPaging && <Badge tone="breach">somebody is being called</Badge>}
        {line.hasWaitingDowngrade && <Badge tone="risk">a downgrade waits</Badge>}
        {line.lateTaskCount > 0 && <Badge tone="breach">{line.lateTaskCount} late</Badge>}
        {line.openTaskCount > 0 && <Badge>{line.openTaskCount} to do</Badge>}
        {line.reopenCount > 0 && <Badge tone="outline">re-opened</Badge>}
        {highestSeverity !== null && highestSeverity !== severity && (
          <Badge tone="outline">was {incidentSeverityWords[highestSeverity]}</Badge>
        )}
      </p>
    </article>
  )
}
