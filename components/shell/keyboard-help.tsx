'use client'

import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { groupKeys, type KeyMeaning } from './keys.ts'

const always: readonly KeyMeaning[] = [
  { keys: ['Ctrl', 'K'], label: 'Search or go to', group: 'Everywhere' },
  { keys: ['j', 'k'], label: 'Next and previous row', group: 'Lists' },
  { keys: ['Enter'], label: 'Open the row', group: 'Lists' },
  { keys: ['/'], label: 'Search this list', group: 'Lists' },
]

/** Every key that means something here, from the one registry. */
export function KeyboardHelp({
  meanings,
  onClose,
}: {
  meanings: readonly KeyMeaning[]
  onClose: () => void
}) {
  return (
    <Dialog title="Keys" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the window is scrolled without a mouse */}
      <section aria-label="Keys by place" tabIndex={0} className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {groupKeys([...always, ...meanings]).map(([group, items]) => (
          <section key={group} className="min-w-0">
            <h3 className="mb-1 text-xs text-ink-3">{group}</h3>
            <dl>
              {items.map((item) => (
                <div
                  key={item.keys.join(' ')}
                  className="flex items-center justify-between gap-4 border-b border-line-2 py-1.5 text-sm last:border-0"
                >
                  <dt>{item.label}</dt>
                  <dd>
                    <Kbd keys={item.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  )
}
