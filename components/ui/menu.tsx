'use client'

import Link from 'next/link'
import * as Radix from 'radix-ui/dropdown-menu'
import type { ReactNode } from 'react'

export type MenuEntry =
  | { kind: 'link'; label: string; href: string; icon?: ReactNode }
  | {
      kind: 'action'
      label: string
      onSelect: () => void
      icon?: ReactNode
      isDangerous?: boolean
      isDisabled?: boolean
    }
  | { kind: 'heading'; label: string }
  | { kind: 'separator'; id: string }

const row =
  'flex items-center gap-2.5 rounded-sm px-2 py-1.5 text-sm outline-none select-none data-highlighted:bg-hover data-disabled:opacity-55 [&_svg]:size-3.5 [&_svg]:text-ink-3'

/** A menu of actions and places on its trigger; arrow keys, type-ahead and Escape as the platform has them. */
export function Menu({
  trigger,
  entries,
  align = 'end',
}: {
  trigger: ReactNode
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
}) {
  return (
    // Not modal: the page stays readable to assistive technology, and the menu stays inside its landmark.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        align={align}
        sideOffset={6}
        collisionPadding={12}
        className="z-50 min-w-48 rounded-lg border border-line bg-panel p-1 shadow-float"
      >
        {entries.map((entry) => (
          <MenuRow key={entry.kind === 'separator' ? entry.id : entry.label} entry={entry} />
        ))}
      </Radix.Content>
    </Radix.Root>
  )
}

function MenuRow({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'separator':
      return <Radix.Separator className="my-1 h-px bg-line" />
    case 'heading':
      return <Radix.Label className="px-2 pt-1.5 pb-1 text-2xs text-ink-3">{entry.label}</Radix.Label>
    case 'link':
      return (
        <Radix.Item asChild className={row}>
          <Link href={entry.href}>
            {entry.icon}
            {entry.label}
          </Link>
        </Radix.Item>
      )
    case 'action':
      return (
        <Radix.Item
          className={entry.isDangerous === true ? `${row} text-breach` : row}
          disabled={entry.isDisabled === true}
          onSelect={entry.onSelect}
        >
          {entry.icon}
          {entry.label}
        </Radix.Item>
      )
  }
}
