'use client'

import { useRouter } from 'next/navigation'
import { answerReportAction } from '#lib/incidents/actions/reports.ts'
import { MessageForm } from './message-form.tsx'

/** The lead or a designee writes to the reporter, or a note among themselves. */
export function AnswerReport({ reportId }: { reportId: string }) {
  const router = useRouter()
  return (
    <MessageForm
      label="Write to the reporter"
      mayBeInternal
      act={(text, isInternal) => answerReportAction({ reportId, text, isInternal })}
      onDone={() => router.refresh()}
    />
  )
}
