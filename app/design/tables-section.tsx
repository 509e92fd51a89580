import type { Column } from '#components/table/column.ts'
import { formatSort } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Section } from '#components/ui/card.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { Severity } from '#components/ui/severity.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { FindingsList } from './findings-list.tsx'
import { type SampleFinding, sampleFindings } from './sample-findings.ts'
import { Specimen } from './specimen.tsx'

const columns: Column<SampleFinding>[] = [
  {
    id: 'title',
    header: 'Finding',
    cell: (row) => (
      <TextLink quiet href="/design" className="font-medium">
        {row.title}
      </TextLink>
    ),
  },
  {
    id: 'severity',
    header: 'Severity',
    sortKey: 'severity',
    width: '7rem',
    cell: (row) => <Severity severity={row.severity} />,
  },
  { id: 'asset', header: 'System', sortKey: 'asset', phone: 'below', cell: (row) => row.asset },
  { id: 'source', header: 'Source', phone: 'hide', cell: (row) => row.source },
  {
    id: 'age',
    header: 'Age',
    sortKey: 'age',
    align: 'end',
    phone: 'hide',
    width: '5rem',
    cell: (row) => `${row.ageDays} d`,
  },
]

/** A table rendered on the server, and a long one drawn only where it is looked at. */
export function TablesSection() {
  return (
    <Section title="Tables">
      <Specimen name="Server table">
        <DataTable
          caption="Latest findings"
          columns={columns}
          rows={sampleFindings(5)}
          rowKey={(row) => row.id}
          sort={{ key: 'severity', direction: 'desc' }}
          sortHref={(sort) => `/design?latest=${formatSort(sort)}`}
        />
        <LoadMore shown={5} total={61} noun="findings" href="/design?after=F-8837" />
      </Specimen>
      <Specimen name="Virtual table">
        <FindingsList />
      </Specimen>
    </Section>
  )
}
