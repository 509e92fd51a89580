import type { Clause, Policy } from '#lib/policy/model.ts'
import type { ControlStatus } from '#lib/posture/model.ts'
import { ClauseControls } from './clause-controls.tsx'

/** What stands in the margin: the status of each control, or nothing for a version that is no longer in force. */
export type Margin = { statuses: ReadonlyMap<string, ControlStatus> } | null

/**
 * The policy as a document: clauses with their numbers, obligations in a good measure, and beside each clause the
 * controls that hold it to account.
 */
export function PolicyDocument({ policy, margin }: { policy: Policy; margin: Margin }) {
  return (
    <article className="text-[0.9375rem] leading-relaxed">
      <p className="max-w-[68ch] text-base leading-relaxed text-ink-2">{policy.purpose}</p>
      {policy.pillars.map((pillar) => (
        <section key={pillar.id} aria-labelledby={`pillar-${pillar.id}`} className="mt-8">
          <h2 id={`pillar-${pillar.id}`} className="border-b border-line pb-2 text-sm font-medium text-ink-3">
            Pillar: {pillar.title}
          </h2>
          {pillar.clauses.map((clause) => (
            <ClauseSection key={clause.number} clause={clause} depth={0} margin={margin} />
          ))}
        </section>
      ))}
    </article>
  )
}

const headings = ['h3', 'h4', 'h5', 'h6'] as const
const sizes = ['text-xl', 'text-lg', 'text-base', 'text-base'] as const
const spaces = ['pt-9', 'pt-7', 'pt-5', 'pt-5'] as const

function ClauseSection({ clause, depth, margin }: { clause: Clause; depth: number; margin: Margin }) {
  const Heading = headings[depth] ?? 'h6'
  const id = `clause-${clause.number}`
  return (
    <section aria-labelledby={`${id}-title`} id={id}>
      <div
        data-keep-together
        className={`${spaces[depth] ?? spaces[3]} grid gap-x-10 gap-y-3 lg:grid-cols-[minmax(0,44rem)_minmax(15rem,1fr)] print:grid-cols-[minmax(0,1fr)_15rem]`}
      >
        <div className="grid grid-cols-[4.25rem_minmax(0,1fr)] items-baseline max-sm:grid-cols-1">
          <a
            href={`#${id}`}
            aria-label={`Link to clause ${clause.number}`}
            className={`${sizes[depth] ?? sizes[3]} rounded-sm text-ink-3 tabular-nums hover:text-accent`}
          >
            {clause.number}
          </a>
          <div>
            <Heading
              id={`${id}-title`}
              className={`${sizes[depth] ?? sizes[3]} font-semibold tracking-tight`}
            >
              {clause.title}
            </Heading>
            <p className="mt-1.5 max-w-[68ch] text-ink">{clause.obligation}</p>
          </div>
        </div>
        {clause.controls.length > 0 && <ClauseControls clause={clause} margin={margin} />}
      </div>
      {clause.clauses.map((inner) => (
        <ClauseSection key={inner.number} clause={inner} depth={depth + 1} margin={margin} />
      ))}
    </section>
  )
}
