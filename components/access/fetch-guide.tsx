import { CodeBlock } from '#components/ui/code-block.tsx'
import type { Fetching } from '#lib/access/model/fetching.ts'

/** How to fetch each document of a source, and how to have a collector send it. */
export function FetchGuide({
  documents,
  source,
  origin,
}: {
  documents: readonly Fetching[]
  source: string
  origin: string
}) {
  const first = documents[0]
  return (
    <div className="grid gap-3">
      {documents.map(({ format, what, command, note, part }) => (
        <details key={format} className="group rounded-lg border border-line bg-panel px-3.5 py-2.5">
          <summary className="flex list-none items-baseline gap-2 text-sm font-medium">
            <span aria-hidden="true" className="text-ink-3 transition-transform group-open:rotate-90">
              ›
            </span>
            {what}
            <code className="ml-auto font-mono text-xs font-normal text-ink-3 max-sm:hidden">{format}</code>
          </summary>
          <div className="mt-2 grid gap-2 text-sm text-ink-2">
            {note !== undefined && <p>{note}</p>}
            {part !== undefined && <p>One document for each: name it as “{part}”.</p>}
            {command !== null && <CodeBlock text={command} label="Fetch it" />}
          </div>
        </details>
      ))}
      {first !== undefined && (
        <CodeBlock
          label="Have a collector send it, with an API token of scope ingest in PLUMBLINE_TOKEN"
          text={`PLUMBLINE_URL=${origin} npx plumbline push FILE --source '${source.replaceAll("'", String.raw`'\''`)}' --format ${first.format} --complete`}
        />
      )}
    </div>
  )
}
