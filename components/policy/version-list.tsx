import { Card } from '#components/ui/card.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PolicyVersionLine } from '#lib/policy/model/comparison.ts'
import { VersionChanges } from './version-changes.tsx'

/** Every version that was ever in force, newest first, each with what it changed. */
export function VersionList({ versions, now }: { versions: readonly PolicyVersionLine[]; now: Date }) {
  return (
    <ol className="grid gap-4">
      {versions.map((line, index) => (
        <li key={line.version}>
          <Card
            title={
              <TextLink href={`/policy/versions/${line.version}`} quiet>
                Version {line.version}
                {index === 0 ? ', in force' : ''}
              </TextLink>
            }
            note={
              <>
                since <Time at={line.inForceFrom} now={now} form="absolute" />
              </>
            }
          >
            <VersionChanges changes={line.changes} />
            <p className="mt-3 flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
              SHA-256 <Copyable value={line.digest} label="the digest of the policy" />
            </p>
          </Card>
        </li>
      ))}
    </ol>
  )
}
