'use client'

import dynamic from 'next/dynamic'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { postMortemFileName } from '#lib/incidents/model/post-mortem-file.ts'

// The reader of Markdown is large, and is not needed before somebody looks.
const Markdown = dynamic(() => import('#components/ui/markdown.tsx').then((module) => module.Markdown), {
  loading: () => <p className="text-sm text-ink-3">Preparing the preview…</p>,
})

/** The post-mortem as the public will see it, and the very file behind it. */
export function Preview({ number, markdown }: { number: number; markdown: string }) {
  return (
    <div className="grid gap-4">
      <article
        aria-label="As the public will see it"
        className="min-w-0 rounded-lg border border-line bg-panel px-5 py-4"
      >
        <Markdown text={markdown} top={2} />
      </article>
      <details className="text-sm">
        <summary className="cursor-pointer py-1 text-ink-2">
          The file itself, as anybody can open it in the repository: comments included
        </summary>
        <CodeBlock text={markdown} label={postMortemFileName(number)} />
      </details>
    </div>
  )
}
