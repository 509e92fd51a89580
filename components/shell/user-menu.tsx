import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import LogOut from 'lucide-react/icons/log-out'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Avatar } from '../ui/avatar.tsx'
import type { Theme } from './theme.ts'
import { ThemeSwitch } from './theme-switch.tsx'

export type ShellUser = { name: string; roleTitle: string }
export type AccountLink = { label: string; href: string; icon?: ReactNode }

const row =
  'flex w-full items-center gap-2.5 rounded-sm px-2 py-1.5 text-left text-sm hover:bg-hover max-md:py-2.5 [&_svg]:size-3.5 [&_svg]:text-ink-3'

/**
 * Who is signed in, the account's pages, the theme, and the way out. A native popover: it opens before any script has
 * loaded, closes on Escape and on a press elsewhere, and costs no JavaScript. `id` must be unique on the page.
 *
 * @param signOut a server action
 */
export function UserMenu({
  id,
  user,
  links,
  theme,
  signOut,
}: {
  id: string
  user: ShellUser
  links: readonly AccountLink[]
  theme: Theme
  signOut: () => Promise<void>
}) {
  return (
    <div className="relative">
      <button
        type="button"
        popoverTarget={id}
        className="flex w-full items-center gap-2.5 rounded-md p-2 text-left hover:bg-hover"
      >
        <Avatar name={user.name} />
        <span className="min-w-0 flex-1 text-[0.78125rem] leading-tight">
          <span className="block truncate">{user.name}</span>
          <span className="block truncate text-ink-3">{user.roleTitle}</span>
        </span>
        <ChevronsUpDown className="size-3.5 text-ink-3" aria-hidden="true" />
        <span className="sr-only">Account menu</span>
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto bottom-18 left-3 m-0 w-60 rounded-lg border border-line bg-panel p-1 shadow-float max-md:inset-x-3 max-md:bottom-3 max-md:w-auto"
      >
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <Link href={link.href} className={row}>
                {link.icon}
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
        <div className="border-y border-line p-1.5">
          <ThemeSwitch initial={theme} />
        </div>
        <form action={signOut}>
          <button type="submit" className={row}>
            <LogOut aria-hidden="true" />
            Sign out
          </button>
        </form>
      </div>
    </div>
  )
}
