import { PlumblineError } from '#lib/platform/errors.ts'
import type { AccessFormat } from '../model/format.ts'
import type { AccessSourceKind } from '../model.ts'
import { accessCsvParser } from './access-csv/access-csv.ts'
import { awsCredentialReportParser } from './aws/credential-report.ts'
import { entraRegistrationParser } from './entra/registration-details.ts'
import { githubCollaboratorsParser } from './github/collaborators.ts'
import { githubConsumedLicencesParser } from './github/consumed-licences.ts'
import { githubMembersParser } from './github/members.ts'
import { githubOrganisationParser } from './github/organisation.ts'
import { githubTwoFactorDisabledParser } from './github/two-factor-disabled.ts'
import { googleUsersJsonParser } from './google/users-json.ts'
import { googleUsersCsvParser } from './google-csv/users-csv.ts'
import { kubernetesRbacParser } from './kubernetes/rbac.ts'
import { oktaFactorsParser } from './okta/factors.ts'
import { oktaGroupMembersParser } from './okta/group-members.ts'
import { oktaUsersParser } from './okta/users.ts'
import type { DocumentParser } from './parser.ts'
import { peopleCsvParser } from './people-csv/people-csv.ts'
import { plumblineParser } from './plumbline/own-access.ts'
import { postgresqlRolesParser } from './postgresql/roles.ts'
import { scimParser } from './scim/scim.ts'

/** In the order in which they are asked: a format that marks its documents clearly comes before one that does not. */
const parsers: readonly DocumentParser[] = [
  plumblineParser,
  awsCredentialReportParser,
  githubCollaboratorsParser,
  githubConsumedLicencesParser,
  githubOrganisationParser,
  githubMembersParser,
  githubTwoFactorDisabledParser,
  oktaFactorsParser,
  oktaUsersParser,
  oktaGroupMembersParser,
  googleUsersJsonParser,
  googleUsersCsvParser,
  entraRegistrationParser,
  scimParser,
  kubernetesRbacParser,
  postgresqlRolesParser,
  peopleCsvParser,
  accessCsvParser,
]

/** A table whose columns are mapped by hand may have any headers. */
const mappedFormats: readonly AccessFormat[] = ['people-csv', 'access-csv']

const isWithoutContent = (head: string) => /^\uFEFF?\s*(?:null|\[\s*\]|\{\s*\})?\s*$/.test(head)
const isJson = (head: string) => /^\uFEFF?\s*[[{]/.test(head)

/** What the source of a document lets expect. */
export type Expected = {
  kind: AccessSourceKind
  /** Somebody mapped the columns of its tables by hand. */
  mappedAs: 'people-csv' | 'access-csv' | null
}

/**
 * Finds the parser by content, never by file name. Of several that know the content (GitHub's members, and those without
 * a second factor), the one that the sender names is taken, else the first that fits the source.
 * @param head the beginning of the decoded document: 64 KiB, or all of it
 * @param declared what the sender says it is; alone it decides only over an empty list and over a table of any columns
 * @throws PlumblineError unsupported_format, naming what is supported
 */
export function detectDocument(head: string, declared?: AccessFormat, expected?: Expected): DocumentParser {
  const named = parsers.find(({ format }) => format === declared)
  if (isWithoutContent(head)) {
    if (named) return named
    throw new PlumblineError(
      'unsupported_format',
      'The document is an empty list, which several systems write.',
      `Name its format when sending it, one of ${formats()}.`,
    )
  }
  const known = parsers.filter((parser) => parser.detect(head))
  if (named && known.includes(named)) return named
  if (named && mappedFormats.includes(named.format) && !isJson(head)) return named
  const [first] = known
  if (named && first) {
    throw new PlumblineError(
      'unsupported_format',
      `The document was sent as "${named.format}", but its content looks like "${first.format}".`,
      'Correct the format, or leave it out.',
    )
  }
  const mapped = isJson(head) ? undefined : parsers.find(({ format }) => format === expected?.mappedAs)
  // A register is the only table that its source sends: one of names and addresses alone is not told from a list of
  // accounts by its content.
  const register = expected?.kind === 'people' && !isJson(head) ? peopleCsvParser : undefined
  const found = mapped ?? known.find(({ kind }) => kind === expected?.kind) ?? register ?? first
  if (found) return found
  throw new PlumblineError(
    'unsupported_format',
    'The document is in no supported format.',
    `Supported are ${formats()}; a CSV of any columns is read with the column mapper of its source.`,
  )
}

const formats = () => parsers.map(({ format }) => format).join(', ')
