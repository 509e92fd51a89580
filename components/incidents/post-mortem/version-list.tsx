import { Badge } from '#components/ui/badge.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { VersionLine } from '#lib/incidents/model/post-mortem-view.ts'
import { Verdict } from './review-panel.tsx'

/** Every saved version, newest first, each with what changed in it. */
export function VersionList({
  number,
  versions,
  now,
}: {
  number: number
  versions: readonly VersionLine[]
  now: Date
}) {
  return (
    <ol aria-label="Versions, newest first" className="ml-1.5 grid gap-0 border-l border-line pl-4 text-sm">
      {versions.map(({ version, savedAt, savedByName, changeNote, publishedAt, verdicts }) => (
        <li key={version} className="relative pb-4 last:pb-0">
          <i
            aria-hidden="true"
            className="absolute top-1.5 -left-[1.3rem] block size-2 rounded-full bg-ink-3"
          />
          <p className="flex flex-wrap items-center gap-x-2 font-medium">
            Version {version} {publishedAt !== null && <Badge tone="met">public</Badge>}
            {version > 1 && (
              <TextLink
                href={`/incidents/${number}/post-mortem?compare=${version - 1}-${version}`}
                className="font-normal"
                prefetch={false}
              >
                what changed
              </TextLink>
            )}
          </p>
          <p className="text-xs text-ink-3">
            {savedByName}, <Time at={new Date(savedAt)} now={now} />
          </p>
          {changeNote !== null && <p className="mt-0.5 break-words">{changeNote}</p>}
          {verdicts.length > 0 && (
            <ul className="mt-1 grid gap-1">
              {verdicts.map((verdict) => (
                <Verdict key={verdict.at} verdict={verdict} now={now} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
