import { awsCredentialReportParser } from '../aws/credential-report.ts'
import { entraRegistrationParser } from '../entra/registration-details.ts'
import { githubCollaboratorsParser } from '../github/collaborators.ts'
import { githubConsumedLicencesParser } from '../github/consumed-licences.ts'
import { githubMembersParser } from '../github/members.ts'
import { githubOrganisationParser } from '../github/organisation.ts'
import { githubTwoFactorDisabledParser } from '../github/two-factor-disabled.ts'
import { googleUsersJsonParser } from '../google/users-json.ts'
import { oktaFactorsParser } from '../okta/factors.ts'
import { oktaGroupMembersParser } from '../okta/group-members.ts'
import { oktaUsersParser } from '../okta/users.ts'
import type { DocumentParser } from '../parser.ts'

/** The parsers of what vendors' interfaces answer, and the sample of each in `../samples`. */
export const vendorSamples: readonly { parser: DocumentParser; sample: string; part: string | null }[] = [
  { parser: awsCredentialReportParser, sample: 'aws-credential-report.csv', part: null },
  { parser: githubMembersParser, sample: 'github-members.json', part: 'octo-org' },
  { parser: githubTwoFactorDisabledParser, sample: 'github-2fa-disabled.json', part: 'octo-org' },
  { parser: githubCollaboratorsParser, sample: 'github-collaborators.json', part: 'octo-org/reactor' },
  { parser: githubConsumedLicencesParser, sample: 'github-consumed-licences.json', part: null },
  { parser: githubOrganisationParser, sample: 'github-organisation.json', part: null },
  { parser: oktaUsersParser, sample: 'okta-users.json', part: null },
  { parser: oktaFactorsParser, sample: 'okta-factors.json', part: null },
  { parser: oktaGroupMembersParser, sample: 'okta-users.json', part: 'Engineering' },
  { parser: googleUsersJsonParser, sample: 'google-users.json', part: null },
  { parser: entraRegistrationParser, sample: 'entra-registration-details.json', part: null },
]
