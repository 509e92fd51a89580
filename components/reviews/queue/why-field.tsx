import { clsx } from 'clsx'
import { inputLook } from '#components/form/field-frame.tsx'
import { focusOnce } from './focus-once.ts'

/** The reason for something done in the queue, in a few lines. */
export function WhyField({
  label,
  value,
  onChange,
  isFirst = false,
}: {
  label: string
  value: string
  onChange: (text: string) => void
  /** Where typing begins. */
  isFirst?: boolean
}) {
  return (
    <label className="grid gap-1 text-xs text-ink-3">
      {label}
      <textarea
        ref={isFirst ? focusOnce : null}
        rows={2}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(inputLook, 'h-auto min-h-14 py-1.5 text-sm')}
      />
    </label>
  )
}
