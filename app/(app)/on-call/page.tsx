import type { Metadata } from 'next'
import { EscalationDialog } from '#components/incidents/on-call/escalation-dialog.tsx'
import { EscalationList } from '#components/incidents/on-call/escalation-list.tsx'
import { OnCallCalendar } from '#components/incidents/on-call/on-call-calendar.tsx'
import { ScheduleCard } from '#components/incidents/on-call/schedule-card.tsx'
import { ScheduleDialog } from '#components/incidents/on-call/schedule-dialog.tsx'
import { Section } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { onCallHeadline } from '#lib/incidents/model/on-call-headline.ts'
import { onCall } from '#lib/incidents/queries/on-call.ts'
import { onCallCalendar } from '#lib/incidents/queries/on-call-calendar.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'On-call' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const isoDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Who is called when an incident is critical, who is on call when, and where nobody is. */
export default async function OnCallPage({ searchParams }: Props) {
  const ctx = await pageCtx('on-call.read')
  const { day } = await searchParams
  const isDay = typeof day === 'string' && isoDay.test(day) && !Number.isNaN(Date.parse(day))
  const [page, calendar] = await Promise.all([onCall(ctx, {}), onCallCalendar(ctx, isDay ? { day } : {})])
  const { schedules, levels, isDefaultList, callable, mayManage } = page
  const now = ctx.clock.now()
  return (
    <>
      <PageHeader
        title={onCallHeadline(page)}
        lede="A critical incident calls people at once, one level after the other, until somebody acknowledges."
        actions={mayManage && <ScheduleDialog />}
      />
      <div className="grid gap-7">
        <Section
          title="Who is called"
          actions={mayManage && <EscalationDialog levels={levels} schedules={schedules} people={callable} />}
        >
          <EscalationList levels={levels} isDefaultList={isDefaultList} />
        </Section>
        {schedules.length === 0 ? (
          <EmptyState title="There is no schedule yet">
            A schedule says whose turn it is, in which hours. Until there is one, the list can call people and
            roles.
          </EmptyState>
        ) : (
          <>
            <section id="calendar" aria-labelledby="calendar-title">
              <h2 id="calendar-title" className="mb-3 text-lg font-semibold tracking-tight">
                Who is on call when
              </h2>
              <OnCallCalendar calendar={calendar} now={now} />
            </section>
            <Section title="Schedules">
              <div className="grid gap-3 xl:grid-cols-2">
                {schedules.map((schedule) => (
                  <ScheduleCard
                    key={schedule.id}
                    schedule={schedule}
                    callable={callable}
                    mayManage={mayManage}
                    now={now}
                  />
                ))}
              </div>
            </Section>
          </>
        )}
      </div>
    </>
  )
}
