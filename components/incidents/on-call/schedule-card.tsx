import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { formatLocal, localInputValue } from '#lib/incidents/model/local-time.ts'
import type { OnCallPerson, ScheduleView } from '#lib/incidents/model/on-call.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { EndDeed } from './end-deed.tsx'
import { RotationDialog } from './rotation-dialog.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { StandInDialog } from './stand-in-dialog.tsx'

const namesOf = (people: readonly OnCallPerson[]) => joinWithAnd(people.map(({ name }) => name))

/** One schedule: who is on call and next, its gaps, its rotations, its stand-ins. */
export function ScheduleCard({
  schedule,
  callable,
  mayManage,
  now,
}: {
  schedule: ScheduleView
  callable: readonly OnCallPerson[]
  mayManage: boolean
  now: Date
}) {
  const { id, name, timeZone, rotations, overrides, gaps } = schedule
  const local = (at: Date) => formatLocal(at, timeZone)
  const initial = {
    from: localInputValue(now, timeZone),
    to: localInputValue(new Date(now.getTime() + dayMs), timeZone),
  }
  return (
    <Card
      title={name}
      note={
        <span className="inline-flex flex-wrap items-center gap-1.5">
          {!schedule.isCalled && <Badge tone="outline">not in the escalation list</Badge>}
          {timeZone}
        </span>
      }
    >
      <NowLine schedule={schedule} />
      {gaps.length > 0 && (
        <ul aria-label={`Gaps of ${name}`} className="mt-2 grid gap-1 text-sm text-breach">
          {gaps.map((gap) => (
            <li key={gap.from.toISOString()} className="flex flex-wrap items-baseline gap-x-1.5">
              <Badge tone="breach">gap</Badge>
              {local(gap.from)} to {local(gap.to)}
            </li>
          ))}
        </ul>
      )}
      <Lines title="Rotations" empty="None: nobody is on call by turn.">
        {rotations.map((rotation) => (
          <Line
            key={rotation.id}
            deeds={
              mayManage && (
                <>
                  <RotationDialog schedule={{ id, name, timeZone }} rotation={rotation} people={callable} />
                  <EndDeed deed="end-rotation" id={rotation.id} what={rotation.words} />
                </>
              )
            }
          >
            <span className="font-medium">{rotation.people.map((one) => one.name).join(' → ')}</span>
            <span className="block text-xs text-ink-3">
              {rotation.words}
              {rotation.validFrom > now && ` Begins ${local(rotation.validFrom)}.`}
              {rotation.validTo !== null && ` Ends ${local(rotation.validTo)}.`}
            </span>
          </Line>
        ))}
      </Lines>
      <Lines title="Stand-ins" empty="None.">
        {overrides.map((override) => (
          <Line
            key={override.id}
            deeds={
              mayManage && (
                <EndDeed
                  deed="end-stand-in"
                  id={override.id}
                  what={`${override.person.name}, ${override.reason}`}
                />
              )
            }
          >
            <span className="font-medium">{override.person.name}</span>
            <span className="block text-xs text-ink-3">
              {local(override.validFrom)} to {local(override.validTo)}. {override.reason}
            </span>
          </Line>
        ))}
      </Lines>
      {mayManage && (
        <div data-chrome className="mt-3 flex flex-wrap gap-2 border-t border-line-2 pt-3">
          <RotationDialog schedule={{ id, name, timeZone }} people={callable} />
          <StandInDialog schedule={{ id, name, timeZone }} people={callable} initial={initial} />
          <ScheduleDialog schedule={{ id, name, timeZone }} />
          <EndDeed deed="retire" id={id} what={name} />
        </div>
      )}
    </Card>
  )
}

function NowLine({ schedule: { now, timeZone, isUncovered } }: { schedule: ScheduleView }) {
  const until = now.until === null ? '' : ` until ${formatLocal(now.until, timeZone)}`
  return (
    <p className="text-sm">
      {now.people.length === 0 ? (
        <span className="font-semibold text-breach">Nobody is on call{until}</span>
      ) : (
        <>
          <span className="font-semibold">{namesOf(now.people)}</span>{' '}
          {now.isOverride ? 'stands in' : now.people.length === 1 ? 'is on call' : 'are on call'}
          {until}
        </>
      )}
      {now.until !== null && now.next.length > 0 && (
        <span className="text-ink-2">, then {namesOf(now.next)}</span>
      )}
      .
      {isUncovered && now.people.length > 0 && (
        <span className="font-semibold text-breach"> They may not respond any more: nobody is called.</span>
      )}
    </p>
  )
}

function Lines({ title, empty, children }: { title: string; empty: string; children: ReactNode[] }) {
  return (
    <div className="mt-3">
      <h3 className="text-xs font-medium text-ink-3">{title}</h3>
      {children.length === 0 ? (
        <p className="mt-1 text-sm text-ink-3">{empty}</p>
      ) : (
        <ul aria-label={title} className="mt-1 grid gap-1.5">
          {children}
        </ul>
      )}
    </div>
  )
}

function Line({ deeds, children }: { deeds: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 text-sm">
      <span className="min-w-0 flex-1 basis-52">{children}</span>
      <span data-chrome className="flex gap-1">
        {deeds}
      </span>
    </li>
  )
}
