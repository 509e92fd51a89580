import { TextLink } from '#components/ui/text-link.tsx'
import type { EvidenceDetail, FactChanges } from '#lib/evidence/model.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'

/** The facts a record gave, with the way to each. */
export function FactsGiven({ run, access }: Pick<EvidenceDetail, 'run' | 'access'>) {
  if (access !== null) return <FactsOfImport access={access} />
  if (run === null) return <p className="text-sm text-ink-2">No facts were read from it.</p>
  const { counts } = run
  return (
    <ul className="grid gap-1.5 text-sm">
      <li>
        <TextLink href={`/runs/${run.id}`} prefetch={false}>
          Scan run of {run.fileName}
        </TextLink>
        {counts !== null && `, ${formatQuantity(counts.findings, 'finding')}`}
      </li>
      {counts !== null && counts.opened + counts.reopened > 0 && (
        <li>
          <TextLink href={`/findings?run=${run.id}`}>
            {formatQuantity(counts.opened + counts.reopened, 'finding')} opened
          </TextLink>
        </li>
      )}
      {counts !== null && counts.fixed > 0 && (
        <li>
          <TextLink href={`/findings?status=fixed&run=${run.id}`}>
            {formatQuantity(counts.fixed, 'finding')} closed
          </TextLink>
        </li>
      )}
    </ul>
  )
}

function FactsOfImport({ access }: { access: NonNullable<EvidenceDetail['access']> }) {
  const { counts } = access
  return (
    <ul className="grid gap-1.5 text-sm">
      <li>
        <TextLink href={`/imports/${access.id}`} prefetch={false}>
          Import of {access.fileName}
        </TextLink>
      </li>
      {counts !== null &&
        (
          [
            ['person', 'people', counts.people],
            ['account', 'accounts', counts.accounts],
            ['grant', 'grants', counts.grants],
          ] as const
        ).map(([one, many, changes]) => <Changes key={many} one={one} many={many} changes={changes} />)}
    </ul>
  )
}

function Changes({ one, many, changes }: { one: string; many: string; changes: FactChanges }) {
  const { seen, opened, changed, closed } = changes
  if (seen + closed === 0) return null
  return (
    <li>
      {formatQuantity(seen, one, many)}: {opened} opened, {changed} changed, {closed} closed
    </li>
  )
}
