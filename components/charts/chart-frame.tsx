import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import type { ChartTable, Finding, Series } from './chart-model.ts'
import { Swatch } from './swatch.tsx'

/**
 * What every chart stands in: a title that states its finding, a legend in words, the drawing, a caption, the same
 * figures as a table, and the way to the rows behind them. Rendered on the server; the table needs no script.
 *
 * @param rows where the rows behind the chart are listed
 * @param empty what to do when there is nothing to draw yet
 */
export function ChartFrame({
  finding,
  legend,
  rows,
  empty,
  framed = true,
  children,
}: {
  finding: Finding
  legend?: readonly Series[]
  rows?: { href: string; label: string }
  empty: string
  framed?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <figure
      aria-labelledby={id}
      className={framed ? 'min-w-0 rounded-lg border border-line bg-panel p-3.5' : 'min-w-0'}
    >
      <h3 id={id} className="text-sm font-semibold text-balance">
        {finding.title}
      </h3>
      {finding.isEmpty ? (
        <p className="py-8 text-center text-sm text-ink-2">{empty}</p>
      ) : (
        <>
          {legend !== undefined && <Legend series={legend} />}
          <div className="mt-2">{children}</div>
          <figcaption className="mt-2 text-xs text-ink-3">
            <span>{finding.caption}</span>
            {rows !== undefined && (
              <>
                {' · '}
                <Link
                  href={rows.href}
                  className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-current"
                >
                  {rows.label}
                </Link>
              </>
            )}
            <TableView table={finding.table} />
          </figcaption>
        </>
      )}
    </figure>
  )
}

function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="mt-1.5 flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-ink-2">
      {series.map((item) => (
        <li key={item.key} className="flex items-center gap-1.5">
          <Swatch series={item} />
          {item.label}
        </li>
      ))}
    </ul>
  )
}

function TableView({ table }: { table: ChartTable }) {
  return (
    <details className="group mt-1">
      <summary className="inline-flex list-none rounded-sm underline decoration-line underline-offset-2 hover:text-ink">
        <span className="group-open:hidden">As a table</span>
        <span className="hidden group-open:inline">Hide the table</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section tabIndex={0} aria-label="Figures" className="mt-2 max-h-64 overflow-auto">
        <table className="w-full border-collapse text-xs text-ink">
          <thead>
            <tr>
              {table.head.map((name, index) => (
                <th
                  key={name}
                  scope="col"
                  className={`border-b border-line py-1 font-medium text-ink-3 ${index === 0 ? 'text-left' : 'pl-3 text-right'}`}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.label}>
                <th
                  scope="row"
                  className="border-b border-line-2 py-1 text-left font-normal whitespace-nowrap"
                >
                  {row.label}
                </th>
                {row.values.map((value, index) => (
                  <td
                    key={table.head[index + 1]}
                    className="border-b border-line-2 py-1 pl-3 text-right tabular-nums"
                  >
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
