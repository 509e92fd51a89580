import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ClockCards } from '#components/incidents/incident/clock-cards.tsx'
import { DutiesPanel } from '#components/incidents/incident/duties-panel.tsx'
import { IncidentActions } from '#components/incidents/incident/incident-actions.tsx'
import { IncidentHeader } from '#components/incidents/incident/incident-header.tsx'
import { IncidentKeys } from '#components/incidents/incident/incident-keys.tsx'
import { IncidentNotices } from '#components/incidents/incident/incident-notices.tsx'
import { IncidentSide } from '#components/incidents/incident/incident-side.tsx'
import { NotYet } from '#components/incidents/incident/not-yet.tsx'
import { StepsPanel } from '#components/incidents/incident/steps-panel.tsx'
import { MinuteRefresh } from '#components/incidents/minute-refresh.tsx'
import { DrawnTimeline } from '#components/incidents/timeline/drawn-timeline.tsx'
import { IncidentTimeline } from '#components/incidents/timeline/incident-timeline.tsx'
import { prepareDrawnTimeline } from '#components/incidents/timeline/prepare-drawn-timeline.ts'
import { AsOfBanner } from '#components/posture/as-of-banner.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { UrlStore } from '#components/table/url-store.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listSystems } from '#lib/access/queries/systems.ts'
import { incidentLede } from '#lib/incidents/model/incident-lede.ts'
import { readTimelineFilter, writeTimelineFilter } from '#lib/incidents/model/timeline-filter.ts'
import { incidentName, incidentNumberSchema } from '#lib/incidents/model.ts'
import { assignableUsers } from '#lib/incidents/queries/assignable-users.ts'
import { incident } from '#lib/incidents/queries/incident.ts'
import { incidentBeginning } from '#lib/incidents/queries/incident-beginning.ts'
import { regulatoryClocks } from '#lib/incidents/queries/regulatory-clocks.ts'
import { stepEvidence } from '#lib/incidents/queries/step-evidence.ts'
import { timeline } from '#lib/incidents/queries/timeline.ts'
import { timelineMarks } from '#lib/incidents/queries/timeline-marks.ts'
import { timelineSummary } from '#lib/incidents/queries/timeline-summary.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { readAsOf, withAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

type Props = {
  params: Promise<{ number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Once a request, for the title and for the page. Of a day before the incident there is no view, but its beginning. */
const load = cache(async (number: number, day: string | null) => {
  const ctx = await pageCtx('incidents.read')
  const asOf = day === null ? null : endOfDay(day)
  const view = await incident(ctx, { number, ...(asOf !== null && { asOf }) }).catch((error: unknown) => {
    if (isPlumblineError(error) && error.code === 'not_found') return null
    throw error
  })
  const reportedAt = view === null ? await incidentBeginning(ctx, { number }) : new Date(view.reportedAt)
  if (reportedAt === null) notFound()
  return { ctx, view, asOf, reportedAt }
})

async function asked({ params, searchParams }: Props) {
  const ctx = await pageCtx('incidents.read')
  const number = incidentNumberSchema.safeParse((await params).number)
  if (!number.success) notFound()
  const parameters = await searchParams
  return { ctx, number: number.data, parameters, asOf: readAsOf(parameters.asOf, ctx.clock.now()) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { number, asOf } = await asked(props)
  if (asOf.kind === 'refused') return { title: incidentName(number) }
  const { view } = await load(number, asOf.kind === 'day' ? asOf.day : null)
  return { title: view === null ? incidentName(number) : `${incidentName(number)}: ${view.title}` }
}

/** One incident: its clocks, its timeline drawn and told, what is proven, and the next thing to do. */
export default async function IncidentPage(props: Props) {
  const { number, parameters, asOf: askedFor } = await asked(props)
  const livePath = `/incidents/${number}`
  if (askedFor.kind === 'refused') return <RefusedDay {...askedFor} what="record" livePath={livePath} />
  const day = askedFor.kind === 'day' ? askedFor.day : null
  const { ctx, view, asOf, reportedAt } = await load(number, day)
  if (view === null)
    return day === null ? notFound() : <NotYet number={number} reportedAt={reportedAt} day={day} />
  const { may } = view
  const filter = readTimelineFilter(parameters)
  const [page, summary, marks, evidence, people, rules, systems] = await Promise.all([
    timeline(ctx, { number, filter, asOf }),
    timelineSummary(ctx, { number, asOf }),
    timelineMarks(ctx, { number, asOf }),
    may.respond ? stepEvidence(ctx, { number }) : [],
    may.respond ? assignableUsers(ctx, {}) : { responders: [], owners: [] },
    may.respond ? regulatoryClocks(ctx, {}) : [],
    may.respond && isAllowed(ctx, 'access.read') ? listSystems(ctx, {}) : [],
  ])
  const now = new Date(view.asOf)
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath={livePath} />}
      {view.isLive && <MinuteRefresh />}
      <PageHeader
        eyebrow={
          <>
            <Breadcrumbs
              steps={[
                { label: 'Incidents', href: withAsOf('/incidents', day) },
                { label: incidentName(number) },
              ]}
            />
            <IncidentHeader incident={view} now={now} />
          </>
        }
        title={view.title}
        lede={incidentLede(view, now)}
        {...(view.isLive && {
          actions: (
            <IncidentActions
              incident={view}
              evidence={evidence}
              systems={systems.map(({ id, name }) => ({ id, name }))}
              now={now}
            />
          ),
        })}
      />
      <IncidentNotices incident={view} now={now} />
      <div className="grid gap-6">
        <ClockCards incident={view} now={now} />
        <DrawnTimeline
          drawn={prepareDrawnTimeline({
            phases: view.phases,
            clocks: view.clocks,
            detectedAt: view.detectedAt,
            marks,
            now,
          })}
        />
        <div className="grid gap-x-7 gap-y-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,1fr)_22rem]">
          {/* First on a phone: the steps are what is worked on, and a timeline may be long. */}
          <div className="grid min-w-0 content-start gap-4 lg:col-start-2">
            <StepsPanel incident={view} evidence={evidence} now={now} />
            <DutiesPanel incident={view} people={people.responders} />
          </div>
          <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
            <UrlStore>
              <QueryStore>
                <IncidentTimeline
                  number={number}
                  first={page}
                  summary={summary}
                  query={writeTimelineFilter(filter)}
                  asOf={asOf?.toISOString() ?? null}
                  mayRespond={may.respond}
                  mayReadEvidence={isAllowed(ctx, 'evidence.read')}
                  now={now}
                  startedAt={view.detectedAt}
                />
              </QueryStore>
            </UrlStore>
          </div>
          <IncidentSide
            incident={view}
            evidence={evidence}
            people={people}
            rules={rules}
            mayReadAccess={isAllowed(ctx, 'access.read')}
            now={now}
          />
        </div>
      </div>
      <IncidentKeys mayRespond={may.respond} />
    </>
  )
}
