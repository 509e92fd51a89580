import type { Drill } from '../model.ts'

const pages: Readonly<Record<string, string>> = { findings: '/findings', 'scan-runs': '/runs' }

/** Where the rows behind a number are listed. A page that is not known leads to the findings, never nowhere. */
export function drillHref({ page, filter }: Drill): string {
  const query = new URLSearchParams(filter).toString()
  const path = pages[page] ?? '/findings'
  return query === '' ? path : `${path}?${query}`
}
