'use client'

import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { shortenDigest } from '#lib/platform/format/digest.ts'
import { useCopy } from './use-copy.ts'

/**
 * A digest or id in mono: the short form on the page, the whole on hover and on the clipboard.
 * `label` names it for the button (`Copy SHA-256`). `whole` prints it unshortened.
 */
export function Copyable({ value, label, whole = false }: { value: string; label: string; whole?: boolean }) {
  const { outcome, copy } = useCopy(value)
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code title={value} className={whole ? 'font-mono text-xs break-all' : 'truncate font-mono text-xs'}>
        {whole ? value : shortenDigest(value)}
      </code>
      <button
        type="button"
        onClick={copy}
        data-chrome
        className="rounded-sm p-1 text-ink-3 hover:bg-hover hover:text-ink"
        aria-label={`Copy ${label}`}
      >
        {outcome === 'copied' ? (
          <Check className="size-3 text-met" aria-hidden="true" />
        ) : (
          <Copy className="size-3" aria-hidden="true" />
        )}
      </button>
      <span role="status" className="text-2xs text-ink-3 empty:hidden">
        {outcome === 'copied' ? 'copied' : outcome === 'refused' ? 'select and copy by hand' : ''}
      </span>
    </span>
  )
}
