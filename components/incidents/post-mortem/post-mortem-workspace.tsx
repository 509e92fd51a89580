'use client'

import { type ReactNode, useMemo, useState } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { postMortemFile } from '#lib/incidents/model/post-mortem-file.ts'
import type { PostMortemDraft, PostMortemPage } from '#lib/incidents/model/post-mortem-view.ts'
import { isOpenHit } from '#lib/incidents/model/redaction.ts'
import type { WrittenText } from './merge-text.ts'
import { Preview } from './preview.tsx'
import { RedactionPanel } from './redaction-panel.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { TextEditor } from './text-editor.tsx'
import { useWrittenText } from './use-written-text.ts'
import { VersionList } from './version-list.tsx'

const aboutId = 'about-this-text'

type Drafted = PostMortemPage & { draft: PostMortemDraft }

/** What is wanted next, by how far it has come. */
const firstTab: Record<PostMortemDraft['status'], string> = {
  draft: 'check',
  review: 'review',
  approved: 'publication',
  published: 'publication',
}

/** The text beside what is said of it: the preview, the redaction check, the review, the versions, the publication. */
export function PostMortemWorkspace({
  page,
  publication,
  now,
}: {
  page: Drafted
  /** How its publication stands, and the way to the next one. */
  publication: ReactNode
  now: Date
}) {
  const { draft, incident, may } = page
  const written = useWrittenText(incident.number, draft)
  const [tab, setTab] = useState(firstTab[draft.status])
  const preview = useMemo(() => asFile(page, written.text), [page, written.text])
  const open = draft.hits.filter(isOpenHit).length
  const isEdited = written.dirty.length > 0
  const side = [
    ...(may.write
      ? [
          {
            key: 'preview',
            label: 'Preview',
            panel: <Preview number={incident.number} markdown={isEdited ? preview : draft.markdown} />,
          },
        ]
      : []),
    {
      key: 'check',
      label: (
        <>
          Redaction{' '}
          {open > 0 && (
            <Badge tone="breach">
              {open}
              <span className="sr-only"> open</span>
            </Badge>
          )}
        </>
      ),
      panel: (
        <RedactionPanel number={incident.number} draft={draft} may={may} isEdited={isEdited} now={now} />
      ),
    },
    {
      key: 'review',
      label: 'Review',
      panel: <ReviewPanel number={incident.number} draft={draft} may={may} now={now} />,
    },
    ...(publication === undefined ? [] : [{ key: 'publication', label: 'Publication', panel: publication }]),
    {
      key: 'versions',
      label: 'Versions',
      panel: <VersionList number={incident.number} versions={draft.versions} now={now} />,
    },
  ]
  return (
    <div className="grid gap-x-7 gap-y-8 lg:grid-cols-2">
      <div className="min-w-0">
        <p className="mb-4 text-sm lg:hidden">
          <a href={`#${aboutId}`} className="text-accent underline underline-offset-2">
            To its redaction check, its review and its versions
          </a>
        </p>
        {may.write ? (
          <TextEditor page={page} written={written} />
        ) : (
          <Preview number={incident.number} markdown={draft.markdown} />
        )}
      </div>
      <div
        id={aboutId}
        className="min-w-0 lg:sticky lg:top-[calc(var(--bar-height)+0.75rem)] lg:max-h-[calc(100vh-var(--bar-height)-1.5rem)] lg:self-start lg:overflow-y-auto"
      >
        <h2 className="sr-only">About this text</h2>
        <Tabs label="About this text" tabs={side} current={tab} onChange={setTab} />
      </div>
    </div>
  )
}

/** The file that this text would be, should it be saved now. */
const asFile = ({ incident, draft }: Drafted, text: WrittenText): string =>
  postMortemFile({
    number: incident.number,
    title: text.title,
    severity: incident.severity,
    detectedAt: incident.detectedAt,
    resolvedAt: incident.resolvedAt,
    sections: text.sections,
    earlier: draft.editions,
    changeNote: text.changeNote || null,
  })
