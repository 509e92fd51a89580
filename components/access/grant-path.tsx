/** How a role is reached, from the account outwards: directly, or through groups and roles. */
export function GrantPath({ path }: { path: readonly { type: string; name: string }[] }) {
  if (path.length === 0) return <span className="text-ink-3">directly</span>
  return (
    <span className="inline-flex flex-wrap items-center gap-1 text-xs">
      {path.map((step, place) => (
        <span key={`${step.type} ${step.name}`} className="inline-flex items-center gap-1">
          {place > 0 && <span className="text-ink-3">→</span>}
          <span className="rounded-sm border border-line px-1 break-all">
            <span className="text-ink-3">{step.type}</span> {step.name}
          </span>
        </span>
      ))}
    </span>
  )
}
