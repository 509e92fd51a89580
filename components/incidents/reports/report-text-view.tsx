import type { ReactNode } from 'react'
import type { ReportText } from '#lib/incidents/model/report.ts'

/** What a report says, as plain text: whoever wrote it may be anybody. */
export function ReportTextView({ text }: { text: ReportText }) {
  return (
    <div className="grid gap-4">
      <Part title="What was found">{text.what}</Part>
      <Part title="Where">{text.where}</Part>
      <Part title="How it came to be known">{text.howKnown}</Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-xs font-medium text-ink-3">{title}</h3>
      <p className="mt-0.5 max-w-[75ch] text-sm whitespace-pre-wrap wrap-anywhere">{children}</p>
    </div>
  )
}
