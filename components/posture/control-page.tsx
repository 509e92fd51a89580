import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatDate } from '#lib/platform/format/time.ts'
import { withAsOf } from '#lib/posture/model/as-of.ts'
import type { ControlView } from '#lib/posture/model/control-view.ts'
import { AsOfBanner } from './as-of-banner.tsx'
import { ClosedViolations } from './closed-violations.tsx'
import { ControlFigures } from './control-figures.tsx'
import { ControlTerms } from './control-terms.tsx'
import { DayStrip } from './day-strip.tsx'
import { EvidenceGaps } from './evidence-gaps.tsx'
import { FeedingEvidence } from './feeding-evidence.tsx'
import { OpenViolations } from './open-violations.tsx'
import { trendSentence } from './trend-sentence.ts'
import { WhatWouldHelp } from './what-would-help.tsx'

/** One control: its status and why, what fails, what is missing, and what its answer rests on. */
export function ControlPage({ view, now, origin }: { view: ControlView; now: Date; origin: string }) {
  const { control, clause, result, day } = view
  const path = `/controls/${control.id}`
  const lastDay = view.trend.at(-1)?.day ?? ''
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath={path} />}
      <PageHeader
        eyebrow={
          <Breadcrumbs
            steps={[
              { label: 'Posture', href: withAsOf('/', day) },
              { label: `${clause.number} ${clause.title}`, href: `/policy#clause-${clause.number}` },
              { label: control.title },
            ]}
          />
        }
        title={control.title}
        lede={
          <>
            <Status status={result.status} large />
            <span className="mt-1 block text-ink">{result.reason}</span>
          </>
        }
      />
      <ControlFigures view={view} now={now} />
      <div className="mt-7 grid items-start gap-7 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-8">
          <Section
            title="The last 90 days"
            note={`${trendSentence(view.trend)}. A day shows the page as it stood then.`}
          >
            <DayStrip days={view.trend} path={path} shown={day ?? lastDay} />
            <p className="mt-1 flex justify-between text-xs text-ink-3">
              <span>{formatDay(view.trend[0]?.day)}</span>
              <span>{day === null ? 'today' : formatDay(lastDay)}</span>
            </p>
          </Section>
          <WhatWouldHelp view={view} origin={origin} />
          <OpenViolations view={view} now={now} />
          <EvidenceGaps view={view} now={now} />
          <FeedingEvidence view={view} now={now} />
          <ClosedViolations view={view} now={now} />
        </div>
        <div className="grid gap-4">
          <Card title={`Clause ${clause.number}: ${clause.title}`}>
            <p className="text-sm leading-relaxed text-ink-2">{clause.obligation}</p>
          </Card>
          <ControlTerms control={control} version={view.policyVersion} />
        </div>
      </div>
    </>
  )
}

const formatDay = (day: string | undefined): string =>
  day === undefined ? '' : formatDate(new Date(`${day}T00:00:00Z`))
