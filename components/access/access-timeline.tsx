import { clsx } from 'clsx'
import { Badge } from '#components/ui/badge.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { HeldGrant } from '#lib/access/model/person-detail.ts'
import { formatAbsolute, formatDate } from '#lib/platform/format/time.ts'
import { prepareTimeline, type TimelineLane } from './prepare-timeline.ts'

/** Everything a person held, as bars over time by system; the same as a table below. Rendered on the server. */
export function AccessTimeline({
  grants,
  now,
  isCapped,
}: {
  grants: readonly HeldGrant[]
  now: Date
  isCapped: boolean
}) {
  const timeline = prepareTimeline(grants, now)
  return (
    <figure aria-labelledby="timeline" className="min-w-0 rounded-lg border border-line bg-panel p-3.5">
      <h2 id="timeline" className="text-sm font-semibold">
        {timeline.title}
      </h2>
      {grants.length === 0 ? (
        <p className="py-6 text-center text-sm text-ink-2">
          No account of theirs has been seen with a role. Import what a system grants, and it shows here.
        </p>
      ) : (
        <>
          <p className="mt-1 text-xs text-ink-3">
            <i className="mr-1 inline-block h-2 w-4 rounded-sm bg-accent align-middle" /> held
            <i className="mr-1 ml-3.5 inline-block h-2 w-4 rounded-sm bg-breach align-middle" /> privileged
            <i className="mr-1 ml-3.5 inline-block h-2 w-4 rounded-sm border border-ink-3 align-middle" />{' '}
            ended
            {isCapped && ' · the first 1,000 grants are shown'}
          </p>
          <div className="mt-3 grid gap-3">
            {timeline.groups.map((group) => (
              <section key={group.systemId} aria-label={group.systemName}>
                <h3 className="mb-1 text-xs font-semibold">
                  <TextLink quiet href={`/systems/${group.systemId}`} prefetch={false}>
                    {group.systemName}
                  </TextLink>
                </h3>
                <ul className="grid gap-0.5">
                  {group.lanes.map((lane) => (
                    <Lane key={lane.key} lane={lane} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
          <div
            aria-hidden="true"
            className="mt-2 flex justify-between border-t border-line pt-1 pl-[11.5rem] text-2xs text-ink-3 max-sm:pl-0"
          >
            {timeline.ticks.map((tick, place) => (
              <span key={tick.at} className={clsx(place % 2 === 1 && 'max-lg:hidden')}>
                {tick.label}
              </span>
            ))}
          </div>
          <TableView grants={grants} />
        </>
      )}
    </figure>
  )
}

function Lane({ lane }: { lane: TimelineLane }) {
  return (
    <li className="grid items-center gap-x-3 text-xs sm:grid-cols-[10.75rem_minmax(0,1fr)]">
      <span className="min-w-0 truncate" title={`${lane.label} on ${lane.detail}`}>
        {lane.label} <span className="text-ink-3">{lane.detail}</span>
        <span className="sr-only">
          {lane.isPrivileged && ', privileged'}: {lane.sentence}
        </span>
      </span>
      <span aria-hidden="true" className="relative block h-3.5 rounded-sm bg-line-2" title={lane.sentence}>
        {lane.bars.map((bar) => (
          <i
            key={bar.key}
            className={clsx(
              'absolute inset-y-0.5 block rounded-sm',
              bar.isOpen
                ? lane.isPrivileged
                  ? 'bg-breach'
                  : 'bg-accent'
                : lane.isPrivileged
                  ? 'border border-breach bg-breach-soft'
                  : 'border border-ink-3 bg-panel',
            )}
            style={{ left: `${bar.left * 100}%`, width: `${bar.width * 100}%` }}
          />
        ))}
      </span>
    </li>
  )
}

function TableView({ grants }: { grants: readonly HeldGrant[] }) {
  const cell = 'border-b border-line-2 py-1 pr-4 align-top'
  return (
    <details className="group mt-2 text-xs">
      <summary className="inline-flex list-none rounded-sm text-ink-3 underline decoration-line underline-offset-2 hover:text-ink">
        <span className="group-open:hidden">As a table</span>
        <span className="hidden group-open:inline">Hide the table</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section tabIndex={0} aria-label="Access over time" className="mt-2 max-h-80 overflow-auto">
        <table className="w-full border-collapse">
          <thead>
            <tr>
              {['System', 'Role', 'Resource', 'From', 'To'].map((name) => (
                <th key={name} scope="col" className={clsx(cell, 'text-left font-medium text-ink-3')}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grants.map((grant) => (
              <tr key={grant.id}>
                <td className={cell}>{grant.systemName}</td>
                <td className={cell}>
                  {grant.role} {grant.isPrivileged && <Badge tone="risk">privileged</Badge>}
                </td>
                <td className={clsx(cell, 'break-all')}>{grant.resource}</td>
                <td className={clsx(cell, 'whitespace-nowrap')} title={formatAbsolute(grant.from)}>
                  {formatDate(grant.from)}
                </td>
                <td className={clsx(cell, 'whitespace-nowrap')}>
                  {grant.to === null ? 'still held' : formatDate(grant.to)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
