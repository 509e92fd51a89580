import type { Drill } from '../model.ts'

const pages: Readonly<Record<string, string>> = {
  findings: '/findings',
  'scan-runs': '/runs',
  accounts: '/accounts',
  systems: '/systems',
  reviews: '/reviews',
  revocations: '/revocations',
  incidents: '/incidents',
  reports: '/reports',
  unreported: '/reports/unreported',
}

/** Where the rows behind a number are listed. A page that is not known leads to the findings, never nowhere. */
export function drillHref({ page, filter }: Drill): string {
  const { id, ...rest } = filter
  const query = new URLSearchParams(rest).toString()
  const list = pages[page] ?? '/findings'
  // A filter by id is that record's own page.
  const path = id === undefined ? list : `${list}/${encodeURIComponent(id)}`
  return query === '' ? path : `${path}?${query}`
}
