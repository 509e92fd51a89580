import { Copyable } from '#components/ui/copyable.tsx'
import { Time } from '#components/ui/time.tsx'

/** Which version this is, since when, and the digest of what it says. */
export function PolicyFacts({
  version: { version, inForceFrom, digest },
  now,
}: {
  version: { version: number; inForceFrom: Date; digest: string }
  now: Date
}) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>
        Version {version}, in force since <Time at={inForceFrom} now={now} form="absolute" />
      </span>
      <span className="flex items-center gap-1.5">
        SHA-256 <Copyable value={digest} label="the digest of the policy" />
      </span>
    </span>
  )
}
