'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { formatCompactCount } from '#lib/platform/format/count.ts'
import { currentPlace, type NavGroup, type NavItem } from './navigation.ts'

/** The places of the product, the present one marked. Used by the sidebar and by the phone's sheet. */
export function NavList({ groups, onFollow }: { groups: readonly NavGroup[]; onFollow?: () => void }) {
  const current = currentPlace(groups, usePathname())
  return (
    <nav aria-label="Main" className="min-h-0 flex-1 overflow-y-auto">
      {groups.map((group) => (
        <div key={group.title ?? 'first'}>
          {group.title !== undefined && (
            <p className="px-2 pt-3.5 pb-1 text-2xs text-ink-3" id={`nav-${group.title}`}>
              {group.title}
            </p>
          )}
          <ul
            className="flex flex-col gap-px p-0.5"
            aria-labelledby={group.title === undefined ? undefined : `nav-${group.title}`}
          >
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink
                  item={item}
                  isCurrent={item.href === current}
                  {...(onFollow === undefined ? {} : { onFollow })}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function NavLink({
  item,
  isCurrent,
  onFollow,
}: {
  item: NavItem
  isCurrent: boolean
  onFollow?: () => void
}) {
  return (
    <Link
      href={item.href}
      {...(onFollow === undefined ? {} : { onClick: onFollow })}
      aria-current={isCurrent ? 'page' : undefined}
      className={clsx(
        'flex items-center gap-2.5 rounded-md px-2 py-1.25 text-sm -outline-offset-1 max-md:py-2.5 [&_svg]:size-3.75 [&_svg]:shrink-0',
        isCurrent
          ? 'bg-accent-soft font-medium text-accent'
          : 'text-ink-2 hover:bg-hover hover:text-ink [&_svg]:opacity-80',
      )}
    >
      {item.icon}
      <span className="truncate">{item.label}</span>
      {item.count !== undefined && item.count > 0 && (
        <span
          className={clsx(
            'ml-auto text-[0.71875rem] tabular-nums',
            item.isUrgent === true ? 'font-semibold text-breach' : isCurrent ? 'text-accent' : 'text-ink-3',
          )}
        >
          {formatCompactCount(item.count)}
          <span className="sr-only"> {item.countNoun ?? 'items'}</span>
        </span>
      )}
    </Link>
  )
}
