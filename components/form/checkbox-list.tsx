import type { ReactNode } from 'react'

/** Which of some things, each ticked or not; the ticked ones are sent under one name. */
export function CheckboxList<T extends string>({
  name,
  legend,
  options,
  initially,
  error,
}: {
  name: string
  legend: string
  options: readonly { value: T; label: ReactNode }[]
  /** What is ticked at first. */
  initially: T
  error?: string
}) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="flex flex-col gap-1.5">
        {options.map(({ value, label }) => (
          <label key={value} className="flex items-start gap-2.5 text-sm">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={value === initially}
              className="mt-0.5 size-4 accent-accent"
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {error !== undefined && <p className="mt-1 text-xs text-breach">{error}</p>}
    </fieldset>
  )
}
