import { clsx } from 'clsx'
import Link from 'next/link'
import { formatCount } from '#lib/platform/format/count.ts'

export type LinkTab = { label: string; href: string; count?: number; isCurrent: boolean }

/** Tabs that are places: each has its own address, works without JavaScript and can be opened in a new window. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} data-chrome className="mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.isCurrent ? 'page' : undefined}
              className={clsx(
                'flex items-center gap-1.5 border-b-2 px-2.5 pt-1.5 pb-2 text-sm whitespace-nowrap -outline-offset-2',
                tab.isCurrent
                  ? 'border-accent font-medium text-ink'
                  : 'border-transparent text-ink-2 hover:border-line hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="text-xs font-normal text-ink-3 tabular-nums">{formatCount(tab.count)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
