'use client'

import { useState } from 'react'
import { Button, buttonLook } from '#components/ui/button.tsx'

/** Ten codes, shown once, with three ways to keep them. Printing leaves out everything but the codes. */
export function RecoveryCodeList({ codes, onStored }: { codes: readonly string[]; onStored: () => void }) {
  const [said, setSaid] = useState('')
  const text = `Plumbline recovery codes. Each works once.\n\n${codes.join('\n')}\n`

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied.')
    } catch {
      // The browser may refuse; the codes can still be selected by hand.
      setSaid('The browser did not allow copying: select them by hand.')
    }
  }

  return (
    <div>
      <ol className="grid gap-x-6 gap-y-1 rounded-lg border border-line bg-panel px-4 py-3 font-mono text-xs/6">
        {codes.map((code) => (
          <li key={code} className="break-all">
            {code}
          </li>
        ))}
      </ol>
      <div data-chrome className="mt-3 flex flex-wrap items-center gap-2">
        <Button onClick={copy}>Copy</Button>
        <a
          download="plumbline-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          className={buttonLook()}
        >
          Download
        </a>
        <Button onClick={() => window.print()}>Print</Button>
        <span role="status" className="text-xs text-ink-3">
          {said}
        </span>
      </div>
      <div data-chrome className="mt-5">
        <Button variant="primary" size="large" wide onClick={onStored}>
          I have stored them
        </Button>
      </div>
    </div>
  )
}
