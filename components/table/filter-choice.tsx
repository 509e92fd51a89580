import { clsx } from 'clsx'
import { useId } from 'react'
import { inputLook } from '#components/form/field-frame.tsx'

/** One of a few values a list is narrowed to, or all of them. */
export function FilterChoice({
  label,
  value,
  all,
  options,
  onChange,
}: {
  label: string
  value: string
  /** What no choice says. */
  all: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <span className="flex items-center gap-2 max-sm:w-full">
      <label htmlFor={id} className="text-xs text-ink-3">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(inputLook, 'max-w-56 py-0')}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}
