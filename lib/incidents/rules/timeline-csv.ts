import type { TimelineEntry, TimelineVersion } from '../model/timeline.ts'

export const csvColumns = [
  'id',
  'sequence',
  'state',
  'observedAt',
  'recordedAt',
  'kind',
  'author',
  'source',
  'body',
  'links',
  'attachments',
  'reason',
  'supersededBy',
] as const

/** The rows of an entry: how it stands, then what it said before. */
export function toCsvRow(entry: TimelineEntry): string[][] {
  const versions = [entry, ...entry.earlier]
  return versions.map((version, place) =>
    row(
      version,
      place === 0 ? (entry.isWithdrawal ? 'withdrawn' : 'stands') : 'superseded',
      versions[place - 1]?.id,
    ),
  )
}

function row(version: TimelineVersion, state: string, supersededBy: string | undefined): string[] {
  return [
    version.id,
    String(version.sequence),
    state,
    version.observedAt,
    version.recordedAt,
    version.kind,
    version.authorName,
    version.source,
    version.body,
    version.links.map(({ label, href }) => `${label} <${href}>`).join('\n'),
    version.attachments.map(({ name, evidenceId }) => `${name} (evidence ${evidenceId})`).join('\n'),
    version.reason ?? '',
    supersededBy ?? '',
  ]
}
