import Link from 'next/link'
import type { ReactNode } from 'react'
import { BrandMark } from '../ui/brand-mark.tsx'
import { NavList } from './nav-list.tsx'
import type { NavGroup } from './navigation.ts'
import { PhoneNav } from './phone-nav.tsx'
import type { Theme } from './theme.ts'
import { type AccountLink, type ShellUser, UserMenu } from './user-menu.tsx'

export type AppFrameProps = {
  navigation: readonly NavGroup[]
  user: ShellUser
  accountLinks: readonly AccountLink[]
  theme: Theme
  signOut: () => Promise<void>
  /** Left of the top bar: breadcrumbs, or the policy and its version. */
  barStart?: ReactNode
  /** Right of the top bar: as-of, live state, search, alerts. */
  barEnd?: ReactNode
  /** Above the top bar: the demonstration banner. */
  banner?: ReactNode
  children: ReactNode
}

/**
 * The frame of every signed-in page: sidebar (a bottom sheet on phones), top bar, main. Knows no domain: navigation,
 * person and slots are given. Everything but `main` is chrome and is not printed.
 */
export function AppFrame(props: AppFrameProps) {
  const { navigation, user, accountLinks, theme, signOut, barStart, barEnd, banner, children } = props
  const account = { user, links: accountLinks, theme, signOut }
  return (
    <>
      <a
        href="#main"
        data-chrome
        className="sr-only rounded-md bg-ink px-3 py-2 text-sm text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to the content
      </a>
      <div className="md:grid md:grid-cols-[var(--sidebar-width)_minmax(0,1fr)] print:block">
        <aside
          data-chrome
          aria-label="Sidebar"
          className="sticky top-0 flex h-dvh flex-col border-r border-line px-3 pt-4.5 pb-3 max-md:hidden"
        >
          <Link
            href="/"
            className="mb-3 flex items-center gap-2 self-start rounded-md px-2 text-[0.9375rem] font-semibold tracking-tight"
          >
            <BrandMark />
            Plumbline
          </Link>
          <NavList groups={navigation} />
          <UserMenu id="account-sidebar" {...account} />
        </aside>
        <div className="min-w-0">
          {banner !== undefined && <div data-chrome>{banner}</div>}
          <header
            data-chrome
            className="sticky top-0 z-20 flex h-(--bar-height) items-center gap-3 border-b border-line bg-paper px-7 text-sm max-md:gap-1.5 max-md:px-3"
          >
            <PhoneNav groups={navigation}>
              <UserMenu id="account-phone" {...account} />
            </PhoneNav>
            <div className="flex min-w-0 flex-1 items-center gap-2">{barStart}</div>
            <div className="flex shrink-0 items-center gap-2.5 max-md:gap-1.5">{barEnd}</div>
          </header>
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto max-w-[85rem] px-7 pt-6.5 pb-16 outline-none max-md:px-4 max-md:pt-4.5 print:p-0"
          >
            {children}
          </main>
        </div>
      </div>
    </>
  )
}
