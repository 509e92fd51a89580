import { Time } from '#components/ui/time.tsx'
import type { CustodyStep } from '#lib/evidence/model.ts'

/** Whose hands a record went through, in order, with each step's place in the ledger. */
export function CustodyList({ custody, now }: { custody: readonly CustodyStep[]; now: Date }) {
  return (
    <ol className="border-l border-line pl-4 text-sm">
      {Array.from(custody.entries(), ([index, step]) => (
        <li
          key={index}
          className="relative pb-3 before:absolute before:top-1.5 before:-left-[1.28rem] before:size-2 before:rounded-full before:bg-ink-3 last:pb-0"
        >
          <p>
            <span className="font-medium">{step.what}</span> <span className="text-ink-2">by {step.who}</span>
          </p>
          {step.detail !== null && <p className="font-mono text-xs/5 break-all text-ink-2">{step.detail}</p>}
          <p className="text-xs text-ink-3">
            <Time at={step.at} now={now} form="absolute" />
            {step.ledgerIndex === null ? ' · by the record itself' : ` · ledger entry ${step.ledgerIndex}`}
          </p>
        </li>
      ))}
    </ol>
  )
}
