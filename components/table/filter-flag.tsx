import { formatCount } from '#lib/platform/format/count.ts'

/** Narrows a list to those of which something is true, and says how many they are where that is known. */
export function FilterFlag({
  label,
  count,
  isSet,
  onChange,
}: {
  label: string
  count?: number
  isSet: boolean
  onChange: (isSet: boolean) => void
}) {
  return (
    <label className="flex items-center gap-2 max-sm:py-2">
      <input
        type="checkbox"
        checked={isSet}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-accent"
      />
      {label}
      {count !== undefined && <span className="text-xs text-ink-3 tabular-nums">{formatCount(count)}</span>}
    </label>
  )
}
