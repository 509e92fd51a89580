import type { SourceReceipt } from '../model/campaign.ts'

/** `AWS: 214 of 214`; what is not known is said, never left out. */
export function receiptWords({ name, received, expected, problems }: Omit<SourceReceipt, 'words'>): string {
  const count =
    received === null
      ? 'unknown'
      : expected === null
        ? `${received}, how many there are is not known`
        : `${received} of ${expected}`
  return [`${name}: ${count}`, ...problems].join(', ')
}
