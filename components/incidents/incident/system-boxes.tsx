/** The systems concerned, as boxes to tick under the name `systemIds`. */
export function SystemBoxes({
  systems,
  chosen = [],
}: {
  systems: readonly { id: string; name: string }[]
  chosen?: readonly string[]
}) {
  if (systems.length === 0) return null
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">
        Systems concerned <span className="font-normal text-ink-3">optional</span>
      </legend>
      <div className="grid max-h-44 gap-x-4 overflow-y-auto rounded-md border border-field-edge px-2.5 py-1.5 sm:grid-cols-2">
        {systems.map(({ id, name }) => (
          <label key={id} className="flex items-center gap-2 py-1 text-sm max-sm:py-1.5">
            <input
              type="checkbox"
              name="systemIds"
              value={id}
              defaultChecked={chosen.includes(id)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="truncate">{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
