import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Section } from '#components/ui/card.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { dayMs } from '#lib/platform/clock.ts'
import { countInWords, formatCount, formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import type { ControlView } from '#lib/posture/model/control-view.ts'
import { drillHref } from '#lib/posture/model/drill-href.ts'
import type { Drill } from '#lib/posture/model.ts'

type Line = {
  key: string
  subject: string
  summary: string
  count: number
  since: Date | null
  dueAt: Date | null
  drill: Drill
}

const nearMs = 3 * dayMs

const columns = (now: Date): Column<Line>[] => [
  {
    id: 'subject',
    header: 'Subject',
    cell: (line) => (
      <TextLink href={drillHref(line.drill)} quiet className="font-medium">
        {line.subject}
      </TextLink>
    ),
  },
  {
    id: 'what',
    header: 'What',
    cell: (line) => <span className="text-ink-2">{line.summary}</span>,
    phone: 'below',
  },
  { id: 'count', header: 'Count', align: 'end', cell: (line) => formatCount(line.count) },
  {
    id: 'since',
    header: 'Since',
    align: 'end',
    phone: 'hide',
    cell: (line) => (line.since === null ? '–' : <Time at={line.since} now={now} form="age" />),
  },
  {
    id: 'due',
    header: 'Due',
    align: 'end',
    cell: (line) =>
      line.dueAt === null ? (
        <span className="font-semibold text-breach">now</span>
      ) : (
        <Deadline due={line.dueAt} now={now} nearMs={nearMs} />
      ),
  },
]

/** What fails now, and what still holds but falls due; each subject leads to its rows. */
export function OpenViolations({
  view: { open, openBeyond, result },
  now,
}: {
  view: ControlView
  now: Date
}) {
  const soon = result.dueSoon
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map((item): Line => ({ ...item, subject: item.subject.label, since: null }))
  return (
    <>
      {open.length > 0 && (
        <Section
          title={sentenceCase(
            `${countInWords(open.length)} ${open.length === 1 ? 'violation is' : 'violations are'} open`,
          )}
          {...(openBeyond > 0 && {
            note: `${formatQuantity(openBeyond, 'more violation')}: see the rows themselves.`,
          })}
        >
          <DataTable
            caption="Open violations"
            columns={columns(now)}
            rows={open.map((line): Line => ({ ...line, key: line.id }))}
            rowKey={(line) => line.key}
          />
        </Section>
      )}
      {soon.length > 0 && (
        <Section title="Due next" note="These still hold. Past their time they are violations.">
          <DataTable caption="Due next" columns={columns(now)} rows={soon} rowKey={(line) => line.key} />
        </Section>
      )}
    </>
  )
}
