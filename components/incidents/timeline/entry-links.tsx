import ArrowUpRight from 'lucide-react/icons/arrow-up-right'
import Paperclip from 'lucide-react/icons/paperclip'
import Link from 'next/link'
import { useContext } from 'react'
import type { TimelineAttachment, TimelineVersion } from '#lib/incidents/model/timeline.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { EvidenceReader } from './evidence-reader.ts'

const look =
  'inline-flex max-w-full items-center gap-1.5 rounded-md border border-line bg-panel px-2 py-0.5 text-xs max-sm:py-1.5 [&_svg]:size-3 [&_svg]:shrink-0 [&_svg]:text-ink-3'
const chip = `${look} hover:bg-hover`

/** What an entry points to, and its files: each leads whoever reads evidence to its record, with digest and custody. */
export function EntryLinks({ links, attachments }: Pick<TimelineVersion, 'links' | 'attachments'>) {
  if (links.length === 0 && attachments.length === 0) return null
  return (
    <ul className="mt-1.5 flex flex-wrap gap-1.5" aria-label="Links and files">
      {links.map((link) => (
        <li key={`${link.href} ${link.label}`} className="min-w-0">
          {link.href.startsWith('/') ? (
            <Link href={link.href} prefetch={false} className={chip}>
              <span className="truncate">{link.label}</span>
            </Link>
          ) : (
            <a href={link.href} rel="noreferrer" className={chip}>
              <span className="truncate">{link.label}</span>
              <ArrowUpRight aria-hidden="true" />
              <span className="sr-only">, elsewhere</span>
            </a>
          )}
        </li>
      ))}
      {attachments.map((file) => (
        <li key={file.evidenceId} className="min-w-0">
          <AttachedFile file={file} />
        </li>
      ))}
    </ul>
  )
}

function AttachedFile({ file }: { file: TimelineAttachment }) {
  const mayOpen = useContext(EvidenceReader)
  const shown = (
    <>
      <Paperclip aria-hidden="true" />
      <span className="truncate">{file.name}</span>
      <span className="shrink-0 text-ink-3 tabular-nums">{formatBytes(file.size)}</span>
    </>
  )
  if (mayOpen)
    return (
      <Link href={`/evidence/${file.evidenceId}`} prefetch={false} className={chip}>
        {shown}
      </Link>
    )
  return (
    <span className={look} title="Leads, responders and auditors open what is attached.">
      {shown}
      <span className="sr-only">, for leads, responders and auditors to open</span>
    </span>
  )
}
