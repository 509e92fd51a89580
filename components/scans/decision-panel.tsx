'use client'

import { useState } from 'react'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Time } from '#components/ui/time.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { decideDispositionAction, withdrawDispositionAction } from '#lib/scans/actions.ts'
import { type DispositionRequestDto, dispositionWords } from '#lib/scans/model/disposition.ts'
import { RequestDisposition } from './request-disposition.tsx'

const tones = { pending: 'risk', approved: 'met', rejected: 'breach', withdrawn: 'outline' } as const

/** What was asked and decided about a finding, and what this reader may do about it now. */
export function DecisionPanel({
  finding,
  requests,
  mayRequest,
  mayDecide,
  now,
}: {
  finding: { assetId: string; id: string; isOpen: boolean }
  requests: readonly DispositionRequestDto[]
  mayRequest: boolean
  mayDecide: boolean
  now: Date
}) {
  const isPending = requests.some(({ outcome }) => outcome === 'pending')
  const mayAsk = mayRequest && finding.isOpen && !isPending
  return (
    <div className="grid gap-4 text-sm">
      {requests.length === 0 && <p className="text-ink-2">Nobody has asked for a decision.</p>}
      {requests.map((request) => (
        <RequestCard key={request.id} request={request} mayDecide={mayDecide} now={now} />
      ))}
      {mayAsk && <RequestDisposition finding={finding} now={now} />}
    </div>
  )
}

function RequestCard({
  request,
  mayDecide,
  now,
}: {
  request: DispositionRequestDto
  mayDecide: boolean
  now: Date
}) {
  return (
    <article className="grid gap-1.5 border-b border-line-2 pb-3 last:border-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {dispositionWords[request.disposition]}
        <Badge tone={tones[request.outcome]}>{request.outcome}</Badge>
      </p>
      <p className="break-words">{request.reason}</p>
      <p className="text-xs text-ink-3">
        Asked by {request.requestedBy} <Time at={request.requestedAt} now={now} />, as {request.severity}
        {request.until !== null && (
          <>
            , until <Time at={request.until} now={now} form="absolute" />
          </>
        )}
      </p>
      {request.decidedAt !== null && request.decidedBy !== null && (
        <p className="text-xs text-ink-3">
          {request.outcome} by {request.decidedBy} <Time at={request.decidedAt} now={now} />
          {request.decisionNote !== null && `: ${request.decisionNote}`}
        </p>
      )}
      {request.outcome === 'pending' && <Pending request={request} mayDecide={mayDecide} />}
    </article>
  )
}

function Pending({ request, mayDecide }: { request: DispositionRequestDto; mayDecide: boolean }) {
  const perform = useDeed()
  const stepUp = useStepUp()
  const [note, setNote] = useState('')
  const decide = (outcome: 'approved' | 'rejected') => () =>
    perform(() => stepUp(() => decideDispositionAction({ requestId: request.id, outcome, note })))
  const withdraw = () => perform(() => withdrawDispositionAction({ requestId: request.id }))
  if (request.isOwn) {
    return (
      <div>
        <p className="mb-2 text-ink-2">You asked for this, so another lead decides it.</p>
        <ConfirmDialog
          title="Withdraw this request?"
          consequence="The finding stays open. You can ask again."
          deed="Withdraw request"
          trigger={<Button size="small">Withdraw</Button>}
          onConfirm={withdraw}
        />
      </div>
    )
  }
  if (!mayDecide) return <p className="text-ink-2">It waits for a lead.</p>
  const noteField = (
    <label className="block text-sm">
      Note, for the record
      <textarea
        value={note}
        onChange={(event) => setNote(event.target.value)}
        rows={3}
        maxLength={2_000}
        className="mt-1 w-full rounded-md border border-field-edge bg-panel px-2.5 py-2"
      />
    </label>
  )
  const word = dispositionWords[request.disposition].toLowerCase()
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      <ConfirmDialog
        title={`Judge it “${word}”?`}
        consequence="It no longer counts as open against its deadline. The ledger keeps who decided it."
        deed="Approve"
        isDangerous={false}
        trigger={
          <Button size="small" variant="primary">
            Approve
          </Button>
        }
        onConfirm={decide('approved')}
      >
        {noteField}
      </ConfirmDialog>
      <ConfirmDialog
        title="Refuse this request?"
        consequence="The finding stays open, and its deadline stays."
        deed="Refuse"
        trigger={<Button size="small">Refuse</Button>}
        onConfirm={decide('rejected')}
      >
        {noteField}
      </ConfirmDialog>
    </div>
  )
}
