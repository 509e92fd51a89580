import { StatusIcon } from '#components/ui/status-icon.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PostMortemDraft, PostMortemRights, VerdictView } from '#lib/incidents/model/post-mortem-view.ts'
import { VerdictButtons } from './verdict-buttons.tsx'

/** What is missing, who has judged the newest version, and what the reader may say of it. */
export function ReviewPanel({
  number,
  draft,
  may,
  now,
}: {
  number: number
  draft: PostMortemDraft
  may: PostMortemRights
  now: Date
}) {
  const { status, blockers, verdicts, approvals, savedByName, submittedAt } = draft
  return (
    <div className="grid gap-3 text-sm">
      <p className="text-ink-2">
        {savedByName} saved version {draft.version} <Time at={new Date(draft.savedAt)} now={now} />
        {submittedAt !== null && (
          <>
            {' '}
            and it was submitted <Time at={new Date(submittedAt)} now={now} />
          </>
        )}
        . Two people who had no part in it since the public read it last must approve exactly this text, with
        what was let pass in it; {approvals} of 2 have.
      </p>
      {status !== 'published' && blockers.length > 0 && (
        <ul aria-label="What stands in the way" className="grid gap-1.5">
          {blockers.map(({ code, text }) => (
            <li key={code} className="flex items-start gap-1.5 text-breach">
              <span className="mt-0.5">
                <StatusIcon status="breached" />
              </span>
              {text}
            </li>
          ))}
        </ul>
      )}
      {verdicts.length > 0 && (
        <ul aria-label="Verdicts" className="grid gap-2">
          {verdicts.map((verdict) => (
            <Verdict key={verdict.at} verdict={verdict} now={now} />
          ))}
        </ul>
      )}
      {may.verdict && <VerdictButtons number={number} version={draft.version} />}
      {may.whyNoVerdict !== null && <p className="text-ink-3">{may.whyNoVerdict}</p>}
    </div>
  )
}

export function Verdict({
  verdict: { verdict, byName, at, comment },
  now,
}: {
  verdict: VerdictView
  now: Date
}) {
  const isApproval = verdict === 'approve'
  return (
    <li>
      <p className="flex items-center gap-1.5">
        <span className={isApproval ? 'text-met' : 'text-risk-ink'}>
          <StatusIcon status={isApproval ? 'met' : 'at_risk'} />
        </span>
        <span className="font-medium">{byName}</span> {isApproval ? 'approved' : 'asked for changes'}
        <span className="text-xs text-ink-3">
          <Time at={new Date(at)} now={now} />
        </span>
      </p>
      {comment !== null && (
        <p className="mt-0.5 pl-5 break-words whitespace-pre-line text-ink-2">{comment}</p>
      )}
    </li>
  )
}
