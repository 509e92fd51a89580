'use client'

import { useRouter } from 'next/navigation'
import { usePageKeys } from '#components/shell/use-page-keys.ts'
import { Kbd } from '#components/ui/kbd.tsx'

/** Moves the focus to the incident after, or before, the one that has it; to the first when none has. */
function move(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('a[data-board-link]')]
  const active = document.activeElement
  const at = active instanceof HTMLElement ? links.indexOf(active) : -1
  const next = at === -1 ? links[0] : links[at + step]
  next?.focus()
}

/** The keys of the board, and their legend. Enter follows the incident that has the focus. */
export function BoardKeys({ mayOpen }: { mayOpen: boolean }) {
  const router = useRouter()
  usePageKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(mayOpen && { n: () => router.push('/incidents/new') }),
  })
  return (
    <p
      data-chrome
      className="mt-5 flex flex-wrap items-center gap-x-3.5 gap-y-1 text-xs text-ink-3 max-md:hidden"
    >
      <span>
        <Kbd keys={['j', 'k']} /> next, previous
      </span>
      <span>
        <Kbd keys={['/']} /> search
      </span>
      {mayOpen && (
        <span>
          <Kbd keys={['n']} /> open an incident
        </span>
      )}
    </p>
  )
}
