import { CodeBlock } from '#components/ui/code-block.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import type { RawElement } from '#lib/scans/model/finding-detail.ts'

/** The element of the report a finding was read from, with the digests that prove it. */
export function RawElementBlock({ element }: { element: RawElement }) {
  const end = element.offset + element.length
  return (
    <div>
      <CodeBlock
        text={element.text}
        label={`Bytes ${formatCount(element.offset)} to ${formatCount(end)} of the report, ${formatBytes(element.length)}${
          element.isWhole ? '' : '; the first 256 kB are shown'
        }`}
      />
      <dl className="mt-2 grid gap-x-4 gap-y-1 text-xs text-ink-3 sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt>SHA-256 of these bytes</dt>
        <dd>
          {element.sha256 === null ? (
            'Too long to be hashed for this page: download the report and cut them out.'
          ) : (
            <Copyable whole value={element.sha256} label="the element's SHA-256" />
          )}
        </dd>
        <dt>SHA-256 of the whole report</dt>
        <dd>
          <Copyable whole value={element.artifactSha256} label="the report's SHA-256" />
        </dd>
      </dl>
    </div>
  )
}

export function RawElementSkeleton() {
  return (
    <div role="status" aria-label="Reading the raw element">
      <Skeleton className="h-64 w-full rounded-lg" />
      <Skeleton className="mt-2 h-10 w-full" />
    </div>
  )
}
