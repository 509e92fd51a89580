'use client'

import { Button } from '#components/ui/button.tsx'
import { StatusIcon } from '#components/ui/status-icon.tsx'

/** Two people wrote the same part: theirs is shown, and the writer chooses. */
export function ConflictChoice({
  byName,
  theirs,
  onChoose,
}: {
  byName: string
  theirs: string
  onChoose: (whose: 'mine' | 'theirs') => void
}) {
  return (
    <div className="mb-1.5 rounded-md border border-risk/40 bg-risk-soft px-2.5 py-2 text-sm">
      <p className="flex items-start gap-1.5 font-medium text-risk-ink">
        <span className="mt-0.5">
          <StatusIcon status="at_risk" />
        </span>
        {byName} wrote here, too. Below is yours; theirs is:
      </p>
      <pre className="my-2 max-h-60 overflow-auto font-sans break-words whitespace-pre-wrap">
        {theirs === '' ? '(nothing)' : theirs}
      </pre>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onChoose('mine')}>
          Keep mine
        </Button>
        <Button size="small" onClick={() => onChoose('theirs')}>
          Take theirs
        </Button>
      </div>
    </div>
  )
}
