import { clsx } from 'clsx'
import { LinkButton } from '#components/ui/button.tsx'
import { formatLocal } from '#lib/incidents/model/local-time.ts'
import type { OnCallCalendar as Calendar } from '#lib/incidents/model/on-call.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { dayHeads, type PlacedShift, placeMoment, placeShifts } from './place-shifts.ts'
import { ShiftTable } from './shift-table.tsx'

const looks: Readonly<Record<PlacedShift['kind'], string>> = {
  turn: 'border-line bg-hover text-ink',
  'stand-in': 'border-accent/40 bg-accent-soft text-accent',
  gap: 'border-dashed border-breach bg-breach-soft text-breach',
}
const kindWords: Readonly<Record<PlacedShift['kind'], string>> = {
  turn: '',
  'stand-in': 'stands in',
  gap: 'gap',
}

/**
 * Two weeks of every schedule as bars, gaps among them. The drawing is for eyes; the same stands in a table, which
 * is folded away beside the drawing and open where a phone has no room for it.
 */
export function OnCallCalendar({ calendar, now }: { calendar: Calendar; now: Date }) {
  const heads = dayHeads(calendar.firstDay, calendar.days)
  const columns = { gridTemplateColumns: `repeat(${calendar.days}, minmax(0, 1fr))` }
  return (
    <div className="grid gap-3">
      <Steps calendar={calendar} now={now} />
      <div aria-hidden="true" className="rounded-lg border border-line bg-panel px-3.5 py-3 max-md:hidden">
        <div className="grid text-2xs text-ink-3 tabular-nums" style={columns}>
          {heads.map(({ key, text, isWeekend }) => (
            <span
              key={key}
              className={clsx('truncate border-l border-line-2 pl-1', isWeekend && 'font-semibold')}
            >
              {text}
            </span>
          ))}
        </div>
        {calendar.rows.map((row) => {
          const mark = placeMoment(row, now)
          return (
            <div key={row.scheduleId} className="mt-2">
              <div className="text-xs text-ink-2">
                <span className="font-medium text-ink">{row.name}</span> {row.timeZone}
              </div>
              <div className="relative mt-1 h-8">
                {placeShifts(row).map((shift) => (
                  <span
                    key={shift.key}
                    title={`${shift.label}, ${formatLocal(shift.from, row.timeZone)} to ${formatLocal(shift.to, row.timeZone)}`}
                    className={clsx(
                      'absolute inset-y-0 truncate rounded-sm border px-1.5 text-xs/[1.875rem]',
                      looks[shift.kind],
                    )}
                    style={{ left: `${shift.left}%`, width: `${shift.width}%` }}
                  >
                    {shift.label}
                    {kindWords[shift.kind] !== '' && ` · ${kindWords[shift.kind]}`}
                  </span>
                ))}
                {mark !== null && (
                  <i className="absolute -inset-y-0.5 w-0.5 bg-plumb" style={{ left: `${mark}%` }} />
                )}
              </div>
            </div>
          )
        })}
      </div>
      <div className="md:hidden">
        <ShiftTable calendar={calendar} />
      </div>
      <details className="max-md:hidden">
        <summary className="cursor-pointer text-sm text-accent">The same as a table</summary>
        <div className="mt-2">
          <ShiftTable calendar={calendar} />
        </div>
      </details>
    </div>
  )
}

function Steps({ calendar, now }: { calendar: Calendar; now: Date }) {
  const from = Date.parse(`${calendar.firstDay}T00:00:00Z`)
  const at = (days: number) => `/on-call?day=${formatIsoDate(new Date(from + days * dayMs))}#calendar`
  const isNow = from <= now.getTime() && now.getTime() < from + 7 * dayMs
  return (
    <nav aria-label="Weeks" data-chrome className="flex gap-2">
      <LinkButton size="small" href={at(-7)} scroll={false}>
        Week before
      </LinkButton>
      <LinkButton size="small" href={at(7)} scroll={false}>
        Week after
      </LinkButton>
      {!isNow && (
        <LinkButton size="small" variant="quiet" href="/on-call#calendar" scroll={false}>
          This week
        </LinkButton>
      )}
    </nav>
  )
}
