import { clsx } from 'clsx'
import FileCheck from 'lucide-react/icons/file-check'
import Gavel from 'lucide-react/icons/gavel'
import MessageSquare from 'lucide-react/icons/message-square'
import Radar from 'lucide-react/icons/radar'
import Wrench from 'lucide-react/icons/wrench'
import type { ComponentType } from 'react'
import type { TimelineKind } from '#lib/incidents/model.ts'

type Look = { icon: ComponentType<{ className?: string; 'aria-hidden'?: 'true' }>; ink: string; fill: string }

/** Colour and shape of each kind of entry; the word stands beside them. */
export const kindLooks: Record<TimelineKind, Look> = {
  detection: { icon: Radar, ink: 'text-breach', fill: 'fill-breach' },
  action: { icon: Wrench, ink: 'text-risk-ink', fill: 'fill-risk' },
  decision: { icon: Gavel, ink: 'text-accent', fill: 'fill-accent' },
  communication: { icon: MessageSquare, ink: 'text-unproven', fill: 'fill-unproven' },
  evidence: { icon: FileCheck, ink: 'text-met', fill: 'fill-met' },
}

/** The mark of a kind of entry. Never without its word. */
export function KindMark({ kind }: { kind: TimelineKind }) {
  const { icon: Icon, ink } = kindLooks[kind]
  return <Icon className={clsx('size-3.5 shrink-0', ink)} aria-hidden="true" />
}
