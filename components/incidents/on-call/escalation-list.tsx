import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import type { EscalationLevelView } from '#lib/incidents/model/on-call.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'

/** Whom a critical incident calls, in order, with the people behind each level at this moment. */
export function EscalationList({
  levels,
  isDefaultList,
}: {
  levels: readonly EscalationLevelView[]
  isDefaultList: boolean
}) {
  return (
    <div className="grid gap-3">
      {isDefaultList && (
        <Banner tone="risk" title="Nobody has made this list">
          Until the lead makes one, every responder is called at once, then the lead.
        </Banner>
      )}
      <ol aria-label="Escalation list" className="grid gap-2">
        {levels.map((level, index) => (
          <li
            key={level.position}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-lg border border-line bg-panel px-3.5 py-2.5"
          >
            <span className="w-5 shrink-0 font-semibold text-ink-3 tabular-nums">{level.position}</span>
            <span className="min-w-0 flex-1 basis-52">
              <span className="font-medium">{level.label}</span>
              <span className="block text-sm text-ink-2">
                {level.people.length === 0 ? (
                  <Badge tone="breach">nobody now: the next level is called at once</Badge>
                ) : (
                  <>Now {joinWithAnd(level.people.map(({ name }) => name))}</>
                )}
              </span>
            </span>
            <span className="text-xs text-ink-3">
              {index === levels.length - 1 ? 'then the list again, ' : 'then the next, '}
              after {formatQuantity(level.timeoutMinutes, 'minute')}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
