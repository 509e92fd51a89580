'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { acknowledgeIssuesAction } from '#lib/incidents/actions/reports.ts'
import type { ToldIssue } from '#lib/incidents/model/unreported-issue.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'

/** What was brought to the lead and waits to be seen; the lead and the designees acknowledge all of it at once. */
export function ToldIssues({
  issues,
  now,
  mayAcknowledge,
}: {
  issues: readonly ToldIssue[]
  now: Date
  mayAcknowledge: boolean
}) {
  const router = useRouter()
  const [failure, setFailure] = useState<string | null>(null)
  const [isPending, start] = useTransition()
  const acknowledge = () =>
    start(async () => {
      const result = await acknowledgeIssuesAction({ issueKeys: issues.map(({ issueKey }) => issueKey) })
      setFailure(result.ok ? null : `${result.message} ${result.nextStep}`)
      router.refresh()
    })
  return (
    <div className="grid gap-3">
      <ul aria-label="Brought to the pillar lead" className="grid gap-2 text-sm">
        {issues.map((issue) => (
          <li key={issue.issueKey} className="border-b border-line-2 pb-2">
            {issue.assetId === null || issue.findingId === null ? (
              'A weakness of which no finding is left'
            ) : (
              <TextLink quiet href={`/findings/${issue.assetId}/${issue.findingId}`} prefetch={false}>
                {issue.title}
              </TextLink>
            )}
            <span className="block text-xs text-ink-3">
              {issue.isOwn ? 'You' : (issue.reportedByName ?? 'Somebody')},{' '}
              <Time at={issue.reportedAt} now={now} />
              {issue.note !== null && <>: “{issue.note}”</>}
            </span>
          </li>
        ))}
      </ul>
      {mayAcknowledge && (
        <div>
          <Button disabled={isPending} onClick={acknowledge}>
            {isPending
              ? 'Working…'
              : `Acknowledge ${formatQuantity(issues.length, 'weakness', 'weaknesses')}`}
          </Button>
        </div>
      )}
      {failure !== null && (
        <p role="alert" className="text-sm text-breach">
          {failure}
        </p>
      )}
    </div>
  )
}
