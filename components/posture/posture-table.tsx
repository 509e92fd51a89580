import { type PlumbGroup, PlumbTable } from '#components/table/plumb-table.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { withAsOf } from '#lib/posture/model/as-of.ts'
import type { ClauseGroup, ControlLine } from '#lib/posture/model/posture-view.ts'
import { TrendLine } from './trend-line.tsx'

/** Every clause and control on the plumb line. `now` is what ages are counted from. */
export function PostureTable({
  groups,
  day,
  now,
}: {
  groups: readonly ClauseGroup[]
  day: string | null
  now: Date
}) {
  return (
    <PlumbTable
      caption="Every clause of the policy and its controls: how far each is out of true, what was measured against which target, its last 90 days, its freshest evidence and its status"
      groups={groups.map((group) => toPlumbGroup(group, day, now))}
    />
  )
}

function toPlumbGroup(group: ClauseGroup, day: string | null, now: Date): PlumbGroup {
  return {
    key: group.number,
    number: group.number,
    title: <span className={group.depth === 0 ? 'text-sm' : ''}>{group.title}</span>,
    href: `/policy#clause-${group.number}`,
    ...(group.status === null ? {} : { status: group.status }),
    rows: group.controls.map((control) => ({
      key: control.id,
      name: control.title,
      href: withAsOf(`/controls/${control.id}`, day),
      note: <Note control={control} />,
      deviation: control.deviation,
      status: control.status,
      measured: control.measured,
      target: control.target,
      trend: <TrendLine days={control.trend} />,
      evidence:
        control.freshestEvidenceAt === null ? (
          <span title="No evidence yet">
            <span aria-hidden="true">–</span>
            <span className="sr-only">none</span>
          </span>
        ) : (
          <Time at={control.freshestEvidenceAt} now={now} form="age" />
        ),
    })),
  }
}

/** The reason, and below it what hangs on it. What to connect is said on the control's own page, and on hover. */
function Note({ control }: { control: ControlLine }) {
  const { violationCount, exceptionCount } = control
  return (
    <>
      {control.isConnected ? (
        <span className="line-clamp-3">{control.reason}</span>
      ) : (
        <span title={control.reason}>No evidence source connected</span>
      )}
      {violationCount + exceptionCount > 0 && (
        <span className="mt-px flex gap-x-2.5 tabular-nums">
          {violationCount > 0 && (
            <span className="text-breach">{formatQuantity(violationCount, 'violation')}</span>
          )}
          {exceptionCount > 0 && <span>{formatQuantity(exceptionCount, 'active exception')}</span>}
        </span>
      )}
    </>
  )
}
