import { Card } from '#components/ui/card.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { TextLink } from '#components/ui/text-link.tsx'

/** The first thing to do on an installation without evidence. */
export function FirstReport({ origin }: { origin: string }) {
  return (
    <div className="mb-6">
      <Card title="Send the first report">
        <ol className="grid list-decimal gap-1.5 pl-4 text-sm marker:text-ink-3">
          <li>
            Have a scanner write a report: Trivy, Grype, npm audit and gitleaks are read as they are,
            everything else as SARIF.
          </li>
          <li>
            <TextLink href="/upload">Drop the file here</TextLink>, or send it from a pipeline with a{' '}
            <TextLink href="/tokens">token</TextLink> of scope “ingest”:
            <div className="mt-1.5 rounded-md border border-line-2 bg-paper px-2.5 py-1">
              <PushCommand origin={origin} />
            </div>
          </li>
          <li>
            Who may do what comes from <TextLink href="/sources">sources</TextLink>: exports of your systems,
            or an identity provider that pushes people and groups.
          </li>
          <li>This page changes by itself when the report has been read.</li>
        </ol>
      </Card>
    </div>
  )
}

/** The command that sends a report to this installation. */
export function PushCommand({ origin }: { origin: string }) {
  return (
    <Copyable
      whole
      label="the command"
      value={`npx plumbline push report.json --asset my-repository --url ${origin}`}
    />
  )
}
