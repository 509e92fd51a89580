import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { PlumbBob, PlumbCell, PlumbHead, PlumbThrough } from '../ui/plumb-mark.tsx'
import { Status, type StatusName } from '../ui/status.tsx'

/**
 * One thing that hangs on the line. `deviation` runs -1 (well inside its target) to 1 (far out of true), null when
 * unproven. `measured` and `target` carry their units. `evidence` is the age of the freshest proof (`<Time form="age">`).
 */
export type PlumbRow = {
  key: string
  name: string
  href: string
  note?: ReactNode
  deviation: number | null
  status: StatusName
  measured: string
  target: string
  trend?: ReactNode
  evidence?: ReactNode
}
/** `status` is what the rows below add up to; `href` makes a link of the title. */
export type PlumbGroup = {
  key: string
  number: string
  title: ReactNode
  href?: string
  status?: StatusName
  rows: readonly PlumbRow[]
}

const head =
  'border-b border-line px-2.5 pb-2 text-left text-[0.71875rem] font-medium whitespace-nowrap text-ink-3'
// The table goes by the room it has, not by the window: columns leave in the order they can be spared.
const trendOnly = '@max-[52rem]:hidden'
const evidenceOnly = '@max-[42rem]:hidden'
const cell = 'border-b border-line-2 px-2.5'

/** The signature of the product: every control on one unbroken plumb line, grouped by clause. */
export function PlumbTable({
  caption,
  groups,
  trendHeader = '90 days',
}: {
  caption: string
  groups: readonly PlumbGroup[]
  trendHeader?: string
}) {
  return (
    <div className="@container min-w-0">
      <table className="w-full border-collapse text-sm @min-[34rem]:table-fixed">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${head} w-10 pl-1 @max-[34rem]:hidden`}>
              <span className="sr-only">Clause</span>
            </th>
            <th scope="col" className={`${head} @max-[34rem]:pl-0`}>
              Control
            </th>
            <PlumbHead />
            <th scope="col" className={`${head} w-31 text-right @max-[34rem]:hidden`}>
              Measured
            </th>
            <th scope="col" className={`${head} w-24 ${trendOnly}`}>
              {trendHeader}
            </th>
            <th scope="col" className={`${head} w-17 text-right ${evidenceOnly}`}>
              Evidence
            </th>
            <th scope="col" className={`${head} w-26 @max-[34rem]:w-28 @max-[34rem]:pr-0`}>
              Status
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.key}>
              <GroupRow group={group} />
              {group.rows.map((row) => (
                <ControlRow key={row.key} row={row} />
              ))}
            </Fragment>
          ))}
          <tr className="@max-[34rem]:hidden">
            <td colSpan={2} />
            <PlumbBob />
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function GroupRow({ group }: { group: PlumbGroup }) {
  const line = 'h-9 border-b border-line pt-3.5 pb-1 align-bottom text-xs'
  return (
    <tr>
      <td className={`${line} pl-1 text-ink-3 tabular-nums @max-[34rem]:hidden`}>{group.number}</td>
      <th scope="rowgroup" className={`${line} px-2.5 text-left font-semibold @max-[34rem]:pl-0`}>
        <span className="font-normal text-ink-3 @min-[34rem]:hidden">{group.number} </span>
        {group.href === undefined ? (
          group.title
        ) : (
          <Link href={group.href} className="rounded-sm hover:underline">
            {group.title}
          </Link>
        )}
      </th>
      <PlumbThrough />
      <td className={`${line} @max-[34rem]:hidden`} />
      <td className={`${line} ${trendOnly}`} />
      <td className={`${line} ${evidenceOnly}`} />
      <td className={`${line} px-2.5 @max-[34rem]:pr-0`}>
        {group.status !== undefined && <Status status={group.status} />}
      </td>
    </tr>
  )
}

function ControlRow({ row }: { row: PlumbRow }) {
  return (
    <tr className="h-9.5 hover:bg-hover @max-[34rem]:h-12">
      <td className={`${cell} @max-[34rem]:hidden`} />
      <th scope="row" className={`${cell} py-1.25 text-left leading-tight font-medium @max-[34rem]:pl-0`}>
        <Link href={row.href} className="rounded-sm hover:underline">
          {row.name}
        </Link>
        {row.note !== undefined && (
          <span className="mt-px block text-xs font-normal text-ink-3">{row.note}</span>
        )}
      </th>
      <PlumbCell deviation={row.deviation} status={row.status} />
      <td className={`${cell} text-right whitespace-nowrap tabular-nums @max-[34rem]:hidden`}>
        <Measure row={row} />
      </td>
      <td className={`${cell} ${trendOnly}`}>{row.trend}</td>
      <td className={`${cell} text-right text-xs text-ink-3 ${evidenceOnly}`}>{row.evidence}</td>
      <td className={`${cell} @max-[34rem]:pr-0`}>
        <Status status={row.status} />
        <span className="mt-0.5 block pl-5 text-xs whitespace-nowrap tabular-nums @min-[34rem]:hidden">
          <Measure row={row} />
        </span>
      </td>
    </tr>
  )
}

function Measure({ row }: { row: PlumbRow }) {
  return (
    <>
      {row.measured} <span className="text-ink-3">/ {row.target}</span>
    </>
  )
}
