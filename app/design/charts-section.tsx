import { AgeBarsChart } from '#components/charts/age-bars.tsx'
import { SeverityAreaChart } from '#components/charts/severity-area.tsx'
import { StatusHistoryChart } from '#components/charts/status-history.tsx'
import { StatusStrip } from '#components/charts/status-strip.tsx'
import { Section } from '#components/ui/card.tsx'
import { severityAges, severityDays, statusDays } from './sample-findings.ts'
import { minutesAgo, now } from './sample-posture.ts'
import { Specimen } from './specimen.tsx'

const daysAgo = (days: number) => minutesAgo(days * 1440)

/** Charts, each with its finding in its title and its figures as a table. */
export function ChartsSection() {
  return (
    <Section title="Charts" note="The title is computed from the data; the table holds the same figures.">
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
        <SeverityAreaChart days={severityDays} rows={{ href: '/design', label: 'See the findings' }} />
        <StatusHistoryChart days={statusDays} rows={{ href: '/design', label: 'See the controls' }} />
        <AgeBarsChart ages={severityAges} rows={{ href: '/design', label: 'See the findings' }} />
        <SeverityAreaChart days={[]} />
      </div>
      <Specimen name="Status strip">
        <div className="max-w-md">
          <StatusStrip
            from={daysAgo(90)}
            to={now}
            spans={[
              { from: daysAgo(78), status: 'met' },
              { from: daysAgo(41), status: 'at_risk' },
              { from: daysAgo(36), status: 'met' },
              { from: daysAgo(3), status: 'breached' },
            ]}
          />
        </div>
      </Specimen>
    </Section>
  )
}
