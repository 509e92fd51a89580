import { dayMs } from '#lib/platform/clock.ts'

/** RFC 9116, 2.5.5, asks for less than a year; an installation that is gone should not be trusted for long. */
const validDays = 90

type Site = {
  /** Without a slash at its end. */
  publicUrl: string
  contacts: readonly string[]
  policy: string | undefined
  languages: string
  takesAnonymousReports: boolean
}

/**
 * `/.well-known/security.txt` (RFC 9116). Without contacts of its own, the installation names the form that its
 * setting opens to strangers. `Expires` moves on day by day while the installation answers.
 */
export function securityText(site: Site, now: Date): string {
  const today = Math.floor(now.getTime() / dayMs) * dayMs
  const form = `${site.publicUrl}${site.takesAnonymousReports ? '/report/anonymous' : '/report'}`
  const contacts = site.contacts.length > 0 ? site.contacts : [form]
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${new Date(today + validDays * dayMs).toISOString().replace('.000', '')}`,
    `Canonical: ${site.publicUrl}/.well-known/security.txt`,
    ...(site.policy === undefined ? [] : [`Policy: ${site.policy}`]),
    `Preferred-Languages: ${site.languages}`,
  ]
  return `${lines.join('\r\n')}\r\n`
}
