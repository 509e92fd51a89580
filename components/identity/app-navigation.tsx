import Bell from 'lucide-react/icons/bell'
import BellRing from 'lucide-react/icons/bell-ring'
import BookOpen from 'lucide-react/icons/book-open'
import Bug from 'lucide-react/icons/bug'
import Cable from 'lucide-react/icons/cable'
import CircleUser from 'lucide-react/icons/circle-user'
import ClipboardCheck from 'lucide-react/icons/clipboard-check'
import Contact from 'lucide-react/icons/contact'
import FileCheck from 'lucide-react/icons/file-check'
import FileText from 'lucide-react/icons/file-text'
import Gauge from 'lucide-react/icons/gauge'
import Inbox from 'lucide-react/icons/inbox'
import KeyRound from 'lucide-react/icons/key-round'
import ListChecks from 'lucide-react/icons/list-checks'
import Megaphone from 'lucide-react/icons/megaphone'
import ScanLine from 'lucide-react/icons/scan-line'
import Server from 'lucide-react/icons/server'
import ShieldCheck from 'lucide-react/icons/shield-check'
import Siren from 'lucide-react/icons/siren'
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import UserX from 'lucide-react/icons/user-x'
import Users from 'lucide-react/icons/users'
import Webhook from 'lucide-react/icons/webhook'
import type { NavGroup, NavItem } from '#components/shell/navigation.ts'
import { type Permission, permissions } from '#lib/platform/auth/permissions.ts'
import type { Role } from '#lib/platform/auth/roles.ts'

type Place = NavItem & { permission: Permission }

const groups: { title?: string; items: Place[] }[] = [
  {
    items: [
      { label: 'Posture', href: '/', icon: <Gauge />, keys: ['g', 'p'], permission: 'posture.read' },
      { label: 'Alerts', href: '/alerts', icon: <Bell />, keys: ['g', 'a'], permission: 'alerts.own' },
      { label: 'Policy', href: '/policy', icon: <BookOpen />, keys: ['g', 'o'], permission: 'policy.read' },
      { label: 'Findings', href: '/findings', icon: <Bug />, keys: ['g', 'f'], permission: 'scans.read' },
      { label: 'Scan runs', href: '/runs', icon: <ScanLine />, keys: ['g', 'r'], permission: 'scans.read' },
    ],
  },
  {
    title: 'Incidents',
    items: [
      {
        label: 'Incident board',
        href: '/incidents',
        icon: <Siren />,
        keys: ['g', 'i'],
        permission: 'incidents.read',
      },
      {
        label: 'Report something',
        href: '/report',
        icon: <Megaphone />,
        keys: ['g', 'n'],
        permission: 'reports.file',
      },
      { label: 'Reports', href: '/reports', icon: <Inbox />, keys: ['g', 'h'], permission: 'reports.read' },
      {
        label: 'On-call',
        href: '/on-call',
        icon: <BellRing />,
        keys: ['g', 'y'],
        permission: 'on-call.read',
      },
      {
        label: 'Actions',
        href: '/actions',
        icon: <ClipboardCheck />,
        keys: ['g', 't'],
        permission: 'incident-tasks.own',
      },
      {
        label: 'Post-mortems',
        href: '/post-mortems',
        icon: <FileText />,
        keys: ['g', 'b'],
        permission: 'post-mortems.read',
      },
    ],
  },
  {
    title: 'Access',
    items: [
      {
        label: 'Reviews',
        href: '/reviews',
        icon: <ListChecks />,
        keys: ['g', 'v'],
        permission: 'reviews.list',
      },
      {
        label: 'Revocations',
        href: '/revocations',
        icon: <UserX />,
        keys: ['g', 'x'],
        permission: 'revocations.read',
      },
      { label: 'People', href: '/people', icon: <Contact />, keys: ['g', 'w'], permission: 'access.read' },
      { label: 'Systems', href: '/systems', icon: <Server />, keys: ['g', 's'], permission: 'access.read' },
      {
        label: 'Accounts',
        href: '/accounts',
        icon: <CircleUser />,
        keys: ['g', 'c'],
        permission: 'access.read',
      },
      {
        label: 'Second factors',
        href: '/mfa',
        icon: <ShieldCheck />,
        keys: ['g', 'm'],
        permission: 'access.read',
      },
      { label: 'Sources', href: '/sources', icon: <Cable />, keys: ['g', 'd'], permission: 'access.read' },
    ],
  },
  {
    title: 'Proof',
    items: [
      {
        label: 'Evidence',
        href: '/evidence',
        icon: <FileCheck />,
        keys: ['g', 'e'],
        permission: 'evidence.read',
      },
    ],
  },
  {
    title: 'Manage',
    items: [
      { label: 'Users', href: '/users', icon: <Users />, permission: 'users.read' },
      { label: 'API tokens', href: '/tokens', icon: <KeyRound />, permission: 'tokens.read' },
      { label: 'Webhooks', href: '/webhooks', icon: <Webhook />, permission: 'webhooks.manage' },
      {
        label: 'Incident settings',
        href: '/incidents/settings',
        icon: <SlidersHorizontal />,
        permission: 'incident-settings.manage',
      },
    ],
  },
]

/** What stands beside a place, by its address. */
export type NavCounts = Readonly<Record<string, Pick<NavItem, 'count' | 'countNoun' | 'isUrgent'>>>

/** The places these roles may go to; a group without any is left out. Every page checks for itself. */
export function navigationFor(roles: ReadonlySet<Role>, counts: NavCounts = {}): NavGroup[] {
  return groups
    .map(({ items, ...group }) => ({
      ...group,
      items: items
        .filter(({ permission }) => permissions[permission].roles.some((role: Role) => roles.has(role)))
        .map(({ permission: _, ...item }) => ({ ...item, ...counts[item.href] })),
    }))
    .filter((group) => group.items.length > 0)
}
