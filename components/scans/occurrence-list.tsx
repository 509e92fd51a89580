import { formatCount } from '#lib/platform/format/count.ts'
import type { FindingDetail } from '#lib/scans/model/finding-detail.ts'

/** Every place the newest report shows the finding in; one finding may stand in many. */
export function OccurrenceList({
  finding: { occurrences, occurrenceCount, row, target },
}: {
  finding: FindingDetail
}) {
  const places =
    occurrences.length > 0 ? occurrences : [{ path: null, line: null, version: row.packageVersion }]
  return (
    <>
      <ul className="divide-y divide-line-2 text-sm">
        {Array.from(places.entries(), ([index, { path, line, version }]) => (
          <li key={index} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <span className="min-w-0 font-mono text-xs/5 break-all">
              {path === null
                ? places.length === 1
                  ? row.place
                  : target
                : line === null
                  ? path
                  : `${path}:${line}`}
            </span>
            {version !== null && <span className="text-xs/5 text-ink-3">{version}</span>}
          </li>
        ))}
      </ul>
      {occurrenceCount > places.length && (
        <p className="pt-1.5 text-xs text-ink-3">
          and {formatCount(occurrenceCount - places.length)} more in the report
        </p>
      )}
    </>
  )
}
