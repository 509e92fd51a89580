import Link from 'next/link'
import { Status } from '#components/ui/status.tsx'
import type { Clause } from '#lib/policy/model.ts'
import type { Margin } from './policy-document.tsx'

/** The controls of a clause as notes in its margin: what is measured, and how it stands now. */
export function ClauseControls({ clause, margin }: { clause: Clause; margin: Margin }) {
  return (
    <ul
      aria-label={`Controls of clause ${clause.number}`}
      className="grid content-start gap-2.5 pt-1 text-sm max-lg:pl-[4.25rem] max-sm:pl-0"
    >
      {clause.controls.map((control) => (
        <li key={control.id} className="border-l border-line pl-3 leading-snug">
          {margin === null ? (
            <span className="font-medium">{control.title}</span>
          ) : (
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <Link href={`/controls/${control.id}`} className="rounded-sm font-medium hover:underline">
                {control.title}
              </Link>
              <Status status={margin.statuses.get(control.id) ?? 'unproven'} />
            </span>
          )}
          <span className="mt-0.5 block text-xs text-ink-3">{control.metWhen}</span>
        </li>
      ))}
    </ul>
  )
}
