import { isNull } from 'drizzle-orm'
import { findAdminUrl } from '#cli/doctor/database.ts'
import { type Finding, fail, ok, warn } from '#cli/doctor/finding.ts'
import { databaseName, databaseUrls, rolePasswords } from '#cli/start/database.ts'
import { createDatabase, type Database } from '#db/client.ts'
import { publicationDestinations } from '#db/schema/incidents/post-mortems.ts'
import { checkDestination } from '#lib/incidents/commands/parts/check-destination.ts'
import type { Destination } from '#lib/incidents/commands/parts/live-destination.ts'
import { systemClock } from '#lib/platform/clock.ts'
import type { Settings } from '#lib/platform/env.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'

/**
 * Whether a post-mortem could be published now: which hosts may be called, and for each repository whether it answers
 * and its credential works. Nothing where the database cannot be asked: the check of the database says so.
 */
export async function checkPublication(settings: Settings): Promise<Finding[]> {
  const { publicationHosts, dataDirectory } = settings
  const admin = findAdminUrl(settings)
  if (admin === undefined) return [hosts(publicationHosts)]
  const { app } = databaseUrls(admin, databaseName(settings), rolePasswords(dataDirectory))
  const connection = createDatabase({ url: app, applicationName: 'plumbline doctor', max: 1 })
  // It does not answer, or its tables are not there yet: both are findings of the check of the database.
  const used = await readDestinations(connection.db).catch(() => null)
  await connection.close()
  return [hosts(publicationHosts), ...(used === null ? [] : await checkDestinations(used, publicationHosts))]
}

function hosts(allowed: readonly string[]): Finding {
  if (allowed.length === 0)
    return warn(
      'publication',
      'no host is allowed, so no post-mortem can be published and the 72 hours of a High or Critical incident run out.',
      'Set PLUMBLINE_PUBLICATION_HOSTS (for GitHub: api.github.com, github.com, raw.githubusercontent.com) and start Plumbline again.',
    )
  return ok('publication', `may go to ${allowed.join(', ')}.`)
}

/** The repositories in use, by name. */
export const readDestinations = (db: Database): Promise<Destination[]> =>
  db
    .select()
    .from(publicationDestinations)
    .where(isNull(publicationDestinations.retiredAt))
    .orderBy(publicationDestinations.name)

/** Each repository, looked at without changing anything in it. */
export async function checkDestinations(
  used: readonly Destination[],
  allowed: readonly string[],
): Promise<Finding[]> {
  const allow = readAllowList(allowed, 'PLUMBLINE_PUBLICATION_HOSTS')
  if (used.length === 0)
    return [
      warn(
        'repository for post-mortems',
        'none is set up.',
        'Add one under Incidents, Settings; docs/publishing-post-mortems.md says how.',
      ),
    ]
  const findings: Finding[] = []
  for (const destination of used) {
    const looks = await checkDestination(destination, allow, systemClock.now())
    const name = `repository “${destination.name}”`
    const bad = looks.flatMap(({ message, nextStep }) =>
      nextStep === null ? [] : [fail(name, message, nextStep)],
    )
    findings.push(...(bad.length > 0 ? bad : [ok(name, looks.map(({ message }) => message).join(' '))]))
  }
  return findings
}
