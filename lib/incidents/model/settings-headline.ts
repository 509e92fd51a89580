import type { DestinationRow } from './destination.ts'

/** What the settings come to: whether a post-mortem that is owed tomorrow has somewhere to go. */
export function settingsHeadline(destinations: readonly DestinationRow[]): string {
  const inUse = destinations.filter(({ isRetired }) => !isRetired)
  const first = inUse.find(({ isDefault }) => isDefault) ?? inUse[0]
  if (first === undefined) return 'A post-mortem would have nowhere to go'
  return inUse.length === 1
    ? `Post-mortems go to ${first.name}`
    : `Post-mortems go to ${first.name}, or elsewhere as the lead says`
}
