'use client'

import BookLock from 'lucide-react/icons/book-lock'
import Bug from 'lucide-react/icons/bug'
import ClipboardCheck from 'lucide-react/icons/clipboard-check'
import FileCheck from 'lucide-react/icons/file-check'
import Gauge from 'lucide-react/icons/gauge'
import KeyRound from 'lucide-react/icons/key-round'
import Plug from 'lucide-react/icons/plug'
import Rocket from 'lucide-react/icons/rocket'
import Siren from 'lucide-react/icons/siren'
import Users from 'lucide-react/icons/users'
import type { ReactNode } from 'react'
import { AppFrame } from '#components/shell/app-frame.tsx'
import { CommandTrigger } from '#components/shell/command-trigger.tsx'
import { DemoBanner } from '#components/shell/demo-banner.tsx'
import { Keyboard } from '#components/shell/keyboard.tsx'
import type { NavGroup } from '#components/shell/navigation.ts'
import type { Theme } from '#components/shell/theme.ts'
import { LinkButton } from '#components/ui/button.tsx'

const navigation: NavGroup[] = [
  {
    items: [
      { label: 'Posture', href: '/design', icon: <Gauge />, keys: ['g', 'p'] },
      {
        label: 'Reviews',
        href: '/design?place=reviews',
        icon: <ClipboardCheck />,
        count: 12,
        isUrgent: true,
        countNoun: 'overdue',
      },
      { label: 'Access', href: '/design?place=access', icon: <KeyRound /> },
      {
        label: 'Findings',
        href: '/design?place=findings',
        icon: <Bug />,
        count: 12_461,
        countNoun: 'open',
        keys: ['g', 'f'],
      },
      {
        label: 'Delivery',
        href: '/design?place=delivery',
        icon: <Rocket />,
        count: 2,
        isUrgent: true,
        countNoun: 'breached',
      },
      { label: 'Incidents', href: '/design?place=incidents', icon: <Siren />, count: 1, countNoun: 'open' },
    ],
  },
  {
    title: 'Proof',
    items: [
      { label: 'Evidence', href: '/design?place=evidence', icon: <FileCheck /> },
      { label: 'Ledger', href: '/design?place=ledger', icon: <BookLock /> },
    ],
  },
  {
    title: 'Manage',
    items: [
      { label: 'Sources', href: '/design?place=sources', icon: <Plug /> },
      { label: 'People and roles', href: '/design?place=people', icon: <Users /> },
    ],
  },
]
const places = [
  { keys: ['g', 'p'], label: 'Posture', href: '/design' },
  { keys: ['g', 'f'], label: 'Findings', href: '/design?finding=all' },
]
const sections = [
  {
    title: 'Go to',
    items: [
      { id: 'posture', label: 'Posture', href: '/design', keys: ['g', 'p'] },
      { id: 'findings', label: 'Findings', href: '/design', keys: ['g', 'f'] },
      { id: 'evidence', label: 'Evidence', href: '/design' },
    ],
  },
]

/** The frame of the product with made-up places. */
export function DesignFrame({ theme, children }: { theme: Theme; children: ReactNode }) {
  return (
    <Keyboard places={places}>
      <AppFrame
        navigation={navigation}
        user={{ name: 'Cygnus', roleTitle: 'Pillar lead' }}
        accountLinks={[{ label: 'Your account', href: '/design' }]}
        theme={theme}
        signOut={async () => undefined}
        banner={
          <DemoBanner text="This is a demonstration: The Covenant, its people and its systems are made up." />
        }
        barStart={
          <>
            <span className="truncate text-ink-2">Infrastructure Security Policy</span>
            <span className="text-ink-3 max-md:hidden">version 3</span>
          </>
        }
        barEnd={
          <>
            <CommandTrigger sections={sections} />
            <LinkButton href="/design" variant="attention">
              7 alerts
            </LinkButton>
          </>
        }
      >
        {children}
      </AppFrame>
    </Keyboard>
  )
}
