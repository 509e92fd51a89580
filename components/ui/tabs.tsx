'use client'

import * as Radix from 'radix-ui/tabs'
import type { ReactNode } from 'react'

type Tab = { key: string; label: ReactNode; panel: ReactNode }

/** Views of one thing, one at a time, kept on the page: arrow keys lead from one to the next. For places use `LinkTabs`. */
export function Tabs({
  label,
  tabs,
  current,
  onChange,
}: {
  label: string
  tabs: readonly Tab[]
  current: string
  onChange: (key: string) => void
}) {
  return (
    <Radix.Root value={current} onValueChange={onChange} className="min-w-0">
      <Radix.List aria-label={label} className="mb-3 flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.key}
            value={tab.key}
            className="flex items-center gap-1.5 border-b-2 border-transparent px-2 pt-1.5 pb-2 text-sm whitespace-nowrap -outline-offset-2 text-ink-2 hover:border-line hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink max-sm:py-2.5"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.key} value={tab.key} className="rounded-sm">
          {tab.panel}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
