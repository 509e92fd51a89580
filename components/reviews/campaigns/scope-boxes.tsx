import { formatCount } from '#lib/platform/format/count.ts'

/** Several of a list, each with how much is behind it. Nothing chosen means all of them. */
export function ScopeBoxes({
  name,
  legend,
  choices,
  unit,
}: {
  name: string
  legend: string
  choices: readonly { value: string; label: string; count: number }[]
  /** What the counts count. */
  unit: string
}) {
  if (choices.length === 0) return null
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">
        {legend} <span className="text-xs font-normal text-ink-3">none chosen means all</span>
      </legend>
      <div className="grid max-h-72 gap-x-6 gap-y-0.5 overflow-y-auto sm:grid-cols-2">
        {choices.map((choice) => (
          <label key={choice.value} className="flex min-w-0 items-center gap-2.5 py-0.75 text-sm max-sm:py-2">
            <input
              type="checkbox"
              name={name}
              value={choice.value}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 flex-1 truncate">{choice.label}</span>
            <span className="text-xs text-ink-3 tabular-nums">
              {formatCount(choice.count)} {unit}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
