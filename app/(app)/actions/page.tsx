import type { Metadata } from 'next'
import { TaskTable } from '#components/incidents/actions/task-table.tsx'
import { LinkTabs } from '#components/ui/link-tabs.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { taskSegments } from '#lib/incidents/model/task.ts'
import { readTaskRequest, taskHref } from '#lib/incidents/model/task-query.ts'
import { tasksHeadline } from '#lib/incidents/model/tasks-headline.ts'
import { taskSegmentWords } from '#lib/incidents/model/words.ts'
import { assignableUsers } from '#lib/incidents/queries/assignable-users.ts'
import { incidentTasks, myTasks } from '#lib/incidents/queries/tasks.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'Actions' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Tasks and follow-up actions: one's own, and everybody's for whoever may read incidents. */
export default async function ActionsPage({ searchParams }: Props) {
  const ctx = await pageCtx('incident-tasks.own')
  const read = readTaskRequest(await searchParams)
  const maySeeAll = isAllowed(ctx, 'incidents.read')
  const asked = { ...read, isEverybodys: read.isEverybodys && maySeeAll }
  const { isEverybodys, ...filter } = asked
  const [list, people] = await Promise.all([
    isEverybodys ? incidentTasks(ctx, filter) : myTasks(ctx, filter),
    isAllowed(ctx, 'incidents.respond') ? assignableUsers(ctx, {}) : { responders: [], owners: [] },
  ])
  const { counts, lines, nextCursor } = list
  const open = counts.open + counts.late
  const done = counts.done + counts.done_late
  const countOf = {
    open,
    late: counts.late,
    done,
    cancelled: counts.cancelled,
    all: open + done + counts.cancelled,
  }
  return (
    <>
      <PageHeader
        title={tasksHeadline(counts, isEverybodys)}
        lede="What an incident left to do. An action outlives its incident, and closes with what shows that it is done."
      />
      {maySeeAll && (
        <LinkTabs
          label="Whose"
          tabs={[false, true].map((all) => ({
            label: all ? 'Everybody’s' : 'Yours',
            href: taskHref({ segment: asked.segment, isEverybodys: all }),
            isCurrent: all === isEverybodys,
          }))}
        />
      )}
      <LinkTabs
        label="By state"
        tabs={taskSegments.map((segment) => ({
          label: taskSegmentWords[segment],
          href: taskHref({ ...filter, segment, isEverybodys }),
          count: countOf[segment],
          isCurrent: segment === asked.segment,
        }))}
      />
      <TaskTable
        rows={lines}
        people={people.owners}
        isEverybodys={isEverybodys}
        isOpenSegment={asked.segment === 'open' && asked.after === undefined}
        now={new Date(list.asOf)}
      />
      {lines.length > 0 && (
        <LoadMore
          shown={lines.length}
          noun={asked.after === undefined ? 'actions' : 'further actions'}
          {...(nextCursor !== null && { href: taskHref(asked, nextCursor) })}
        />
      )}
    </>
  )
}
