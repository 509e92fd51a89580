import { FreshCodeDownload } from '#components/identity/fresh-code-download.tsx'

const formats = [
  { format: 'md', label: 'Markdown' },
  { format: 'csv', label: 'CSV' },
  { format: 'json', label: 'JSON' },
] as const

/** Takes the entries that are shown away, with everything they said before. Each asks for a fresh code. */
export function ExportLinks({ number, query, asOf }: { number: number; query: string; asOf: string | null }) {
  return (
    <p data-chrome className="flex flex-wrap items-center gap-2 text-xs text-ink-3">
      Export what is shown:
      {formats.map(({ format, label }) => {
        const parameters = new URLSearchParams(query)
        parameters.set('format', format)
        if (asOf !== null) parameters.set('asOf', asOf)
        return (
          <FreshCodeDownload key={format} href={`/api/incidents/${number}/export?${parameters}`}>
            {label}
          </FreshCodeDownload>
        )
      })}
    </p>
  )
}
