'use client'

import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { Button } from './button.tsx'
import { useCopy } from './use-copy.ts'

/** Copies a text that stands beside it. `label` names it: `Copy the command`. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { outcome, copy } = useCopy(value)
  return (
    <span data-chrome className="inline-flex items-center gap-2">
      <span role="status" className="text-2xs text-ink-3 empty:hidden">
        {outcome === 'copied' ? 'copied' : outcome === 'refused' ? 'select and copy by hand' : ''}
      </span>
      <Button size="small" onClick={copy} aria-label={label}>
        {outcome === 'copied' ? (
          <Check className="text-met" aria-hidden="true" />
        ) : (
          <Copy aria-hidden="true" />
        )}
        Copy
      </Button>
    </span>
  )
}
