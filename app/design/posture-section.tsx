import { SeverityAreaChart } from '#components/charts/severity-area.tsx'
import { Sparkline } from '#components/charts/sparkline.tsx'
import { type PlumbGroup, PlumbTable } from '#components/table/plumb-table.tsx'
import { Card } from '#components/ui/card.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { StatusSummary } from '#components/ui/status-summary.tsx'
import { Time } from '#components/ui/time.tsx'
import { severityDays } from './sample-findings.ts'
import { minutesAgo, now, owed, posture, sampleTrend } from './sample-posture.ts'

const groups: PlumbGroup[] = posture.map((clause, place) => ({
  key: clause.number,
  number: clause.number,
  title: clause.title,
  rows: clause.controls.map(([name, note, deviation, measured, target, status, evidenceMinutes], index) => ({
    key: name,
    name,
    href: '/design',
    ...(note === '' ? {} : { note }),
    deviation,
    measured,
    target,
    status,
    trend: (
      <Sparkline
        values={sampleTrend(place * 3 + index + 1, status)}
        status={status}
        target={101}
        label={`${name}, last 90 days`}
      />
    ),
    evidence: <Time at={minutesAgo(evidenceMinutes)} now={now} form="age" />,
  })),
}))

/** The posture page of the mocks, from the shared parts alone. */
export function PostureSection() {
  return (
    <div>
      <PageHeader
        title="Three controls are out of true, two are about to be"
        lede="Since Friday the pipeline rule went from met to breached: two console changes in production on Saturday night have no matching run. Everything else moved towards the line."
        aside={<StatusSummary counts={{ met: 18, at_risk: 2, breached: 3, unproven: 3 }} />}
      />
      <div className="grid items-start gap-7 xl:grid-cols-[minmax(0,1fr)_18.75rem]">
        <PlumbTable caption="Controls by clause" groups={groups} />
        <div className="grid gap-4 md:max-xl:grid-cols-2 xl:sticky xl:top-18">
          <Card title="Owed next" note="by deadline" flush>
            <ul>
              {owed.map((item) => (
                <li
                  key={item.what}
                  className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-t border-line-2 px-3.5 py-2 text-sm"
                >
                  <span>{item.what}</span>
                  <Deadline
                    due={new Date(now.getTime() + item.dueInHours * 3_600_000)}
                    now={now}
                    nearMs={3 * 86_400_000}
                  />
                  <span className="text-xs text-ink-3">{item.who}</span>
                </li>
              ))}
            </ul>
          </Card>
          <SeverityAreaChart
            days={severityDays}
            rows={{ href: '/design', label: 'See the findings' }}
            height={130}
          />
        </div>
      </div>
    </div>
  )
}
