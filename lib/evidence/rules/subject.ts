/** What a record is about, in words, by what its kind says of its scope. */
export function subjectOf(scope: Record<string, string>): string {
  const { asset, branch, source, part, campaign, reviewer, incident, file, version } = scope
  if (asset !== undefined) return branch ? `${asset} on ${branch}` : asset
  if (source !== undefined) return part ? `${source}, ${part}` : source
  if (campaign !== undefined) return reviewer ? `${campaign}, ${reviewer}` : campaign
  if (incident === undefined) return 'unknown subject'
  if (file) return `${incident}, ${file}`
  return version ? `${incident}, edition ${version}` : incident
}
