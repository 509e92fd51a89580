import { everyClause, type Policy } from '#lib/policy/model.ts'

/** The way through the document. Beside it on a wide screen, folded above it on a narrow one; not printed. */
export function PolicyContents({ policy }: { policy: Policy }) {
  const clauses = policy.pillars.flatMap((pillar) => everyClause(pillar.clauses))
  return (
    <details data-chrome className="mb-6 rounded-lg border border-line bg-panel px-3.5 py-2.5 text-sm">
      <summary className="rounded-sm font-medium">Contents</summary>
      <ol className="mt-2 gap-x-8 pb-1 sm:columns-2 lg:columns-3">
        {clauses.map((clause) => (
          <li key={clause.number} className="break-inside-avoid">
            <a href={`#clause-${clause.number}`} className="flex gap-3 rounded-sm py-0.5 hover:underline">
              <span className="w-14 shrink-0 text-ink-3 tabular-nums">{clause.number}</span>
              {clause.title}
            </a>
          </li>
        ))}
      </ol>
    </details>
  )
}
