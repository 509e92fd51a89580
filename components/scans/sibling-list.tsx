import { Badge } from '#components/ui/badge.tsx'
import { Severity } from '#components/ui/severity.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { SiblingFinding } from '#lib/scans/model/finding-detail.ts'
import { findingHref } from '#lib/scans/model/finding-row.ts'

/** The same issue as other scanners, manifests or branches of this asset have it. */
export function SiblingList({ siblings }: { siblings: readonly SiblingFinding[] }) {
  if (siblings.length === 0) {
    return (
      <p className="text-sm text-ink-2">No other scanner or branch of this asset shows the same issue.</p>
    )
  }
  return (
    <ul className="divide-y divide-line-2 text-sm">
      {siblings.map((sibling) => (
        <li key={sibling.id} className="grid gap-0.5 py-2 first:pt-0 last:pb-0">
          <span className="flex items-center gap-2">
            <TextLink
              quiet
              href={findingHref(sibling)}
              prefetch={false}
              className="min-w-0 flex-1 truncate font-medium"
            >
              {sibling.tool} on {sibling.branch}
            </TextLink>
            {sibling.isPresent ? <Severity severity={sibling.severity} /> : <Badge tone="met">Fixed</Badge>}
          </span>
          <span className="truncate text-xs text-ink-3">{sibling.place}</span>
        </li>
      ))}
    </ul>
  )
}
