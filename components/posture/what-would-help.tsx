import { Banner } from '#components/ui/banner.tsx'
import type { ControlView } from '#lib/posture/model/control-view.ts'
import { PushCommand } from './first-report.tsx'

/** What would make the control met, or bring its proof; nothing where it is met. */
export function WhatWouldHelp({ view, origin }: { view: ControlView; origin: string }) {
  const { control, result, hasRule, day } = view
  if (result.status === 'met' || day !== null) return null
  if (result.freshestEvidenceAt === null && result.gaps.length === 0) {
    return (
      <Banner title="What would prove it">
        <p>
          No evidence source is connected. To connect one: {control.connect.replace(/\.$/, '')}.
          {!hasRule &&
            ' No importer of this installation reads that kind of evidence yet, so the control stays unproven: it is not counted as met.'}
        </p>
        {hasRule && <PushCommand origin={origin} />}
      </Banner>
    )
  }
  if (result.status === 'unproven') {
    return (
      <Banner title="What would prove it">
        <p>A complete report of each subject listed under “Without current evidence” below.</p>
        <PushCommand origin={origin} />
      </Banner>
    )
  }
  return (
    <Banner tone={result.status === 'breached' ? 'breach' : 'risk'} title="What would make it met">
      <p>{control.metWhen}</p>
      <p className="mt-1 text-ink-2">
        {result.status === 'breached'
          ? 'Each open violation closes by itself when a later, complete report no longer shows what failed, or stops counting when an exception is approved.'
          : 'Nothing is out of true yet; what falls due next is listed below.'}
      </p>
    </Banner>
  )
}
