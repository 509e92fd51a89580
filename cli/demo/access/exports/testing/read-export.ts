import type { Day } from '#cli/demo/history/life.ts'
import { systemNamed } from '#cli/demo/organisation/systems.ts'
import { theCovenant } from '#cli/demo/organisation.ts'
import type { AccountFact, GrantFact, MfaFact } from '#lib/access/model/fact.ts'
import { detectDocument } from '#lib/access/parsers/detect-document.ts'
import { type ReadDocument, readDocument } from '#lib/access/parsers/testing/read-document.ts'
import type { Document } from '../document.ts'
import { type Factor, factorOf } from '../factor.ts'
import { grantName } from '../held.ts'
import { exporterOf } from '../of-system.ts'

const end = new Date('2026-11-15T10:00:00Z')
const covenant = theCovenant()

/** What people hold on a system at the end of the story and how many they are, straight from the model. */
export function heldIn(system: string) {
  const grants = covenant.grants.filter((grant) => grant.system === system)
  return { grants, people: holdersOf(grants) }
}

export const holdersOf = (grants: readonly { personNumber: string }[]): number =>
  new Set(grants.map(({ personNumber }) => personNumber)).size

/** How many people with access to a system sign in with that factor. */
export const holdersWith = (system: string, factor: Factor): number =>
  covenant.people.filter(
    (person) =>
      factorOf(person) === factor &&
      covenant.grants.some((grant) => grant.system === system && grant.personNumber === person.number),
  ).length

/** @param gone names of grants that were taken away by then */
export const documentsOf = (name: string, day: Day = 0, gone: readonly string[] = []): Document[] =>
  exporterOf(systemNamed(name)).documents({
    system: systemNamed(name),
    day,
    end,
    isGone: (grant) => gone.includes(grant),
  })

/** What the real parser of a file makes of it, found as for any sender’s. */
export async function read(document: Document): Promise<ReadDocument> {
  const parser = detectDocument(document.text.slice(0, 65_536), document.format)
  return readDocument(parser, document.text, { part: document.part })
}

export type Told = { accounts: AccountFact[]; grants: GrantFact[]; factors: MfaFact[] }

/** Everything that a system’s files of one format say. */
export async function tellOf(
  name: string,
  format: string,
  day: Day = 0,
  gone: readonly string[] = [],
): Promise<Told> {
  const told: Told = { accounts: [], grants: [], factors: [] }
  for (const document of documentsOf(name, day, gone).filter((one) => one.format === format)) {
    const { accounts, grants, factors } = await read(document)
    told.accounts.push(...accounts)
    told.grants.push(...grants)
    told.factors.push(...factors)
  }
  return told
}

/** As a revocation names what it asks to go. */
export const nameOf = ({ resource, role }: GrantFact, { username }: AccountFact): string =>
  grantName({ username, resource, role })
