import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Fixture, listFixtures } from '#lib/platform/testing/fixtures.ts'
import type { AccessFormat } from '../model/format.ts'
import { readDocument } from './testing/read-document.ts'
import { vendorSamples } from './testing/vendor-parsers.ts'

const parserOf = (format: AccessFormat) =>
  vendorSamples.find(({ parser }) => parser.format === format)?.parser

type Expected = {
  format: AccessFormat
  /** Elements received, accounts or factors read, and rejected ones. */
  received: number
  read: number
  rejected?: number
  part?: string
  /** As INDEX.tsv has it, where it counts something else: pages, or keys of an object. */
  index?: unknown
}

const aws = (received: number, index: unknown = undefined): Expected => ({
  format: 'aws-credential-report',
  received,
  read: received,
  ...(index === undefined ? {} : { index }),
})
const oktaUsers = (received: number, read = received): Expected => ({
  format: 'okta-users',
  received,
  read,
  rejected: received - read,
})
const oktaFactors = (received: number, read: number, rejected = 0): Expected => ({
  format: 'okta-factors',
  received,
  read,
  rejected,
})

/** Every real sample of a format that is read here. All others of these kinds are something else, and refused. */
const expectations: Record<string, Expected[]> = {
  'cloudmapper__iam-get-credential-report.csv': [aws(3)],
  'custodian__test_account_credential_report__iam.GetCredentialReport_1.csv': [aws(21)],
  'custodian__test_account_credential_report__iam.GetCredentialReport_1.json': [aws(21, { keys: 0 })],
  'custodian__test_iam_user_console_old__iam.GetCredentialReport_1.json': [aws(21, { keys: 0 })],
  'custodian__test_iam_user_credential_multi_delete__iam.GetCredentialReport_1.csv': [aws(1)],
  'custodian__test_iam_user_credential_multi_delete__iam.GetCredentialReport_1.json': [aws(1, { keys: 0 })],
  'custodian__test_iam_user_credential_multi_delete_noop__iam.GetCredentialReport_1.csv': [aws(2)],
  'custodian__test_iam_user_credential_reverse_filter_delete__iam.GetCredentialReport_1.csv': [aws(1)],
  'custodian__test_iam_user_delete_options__iam.GetCredentialReport_1.csv': [aws(1)],
  'custodian__test_iam_user_delete_options__iam.GetCredentialReport_1.json': [aws(1, { keys: 0 })],
  'custodian__test_iam_user_unused_keys__iam.GetCredentialReport_2.csv': [aws(8)],
  'custodian__test_iam_user_unused_keys_report_in_progress__iam.GetCredentialReport_2.csv': [aws(8)],
  'custodian__test_iam_user_unused_keys_report_in_progress__iam.GetCredentialReport_2.json': [
    aws(8, { keys: 0 }),
  ],
  'cartography__gsuite_api__MOCK_GSUITE_USERS_RESPONSE.json': [
    { format: 'google-users-json', received: 2, read: 2, index: ['array', 1] },
  ],
  'cartography__okta_groups__GROUP_MEMBERS_SAMPLE_DATA.json': [
    { format: 'okta-group-members', received: 3, read: 3, part: 'Presenters' },
    oktaUsers(3),
  ],
  'okta-vcr__test_factors_it__TestFactorsResource.test_delete_factor.jsonl': [oktaFactors(1, 1)],
  'okta-vcr__test_factors_it__TestFactorsResource.test_enroll_sms_factor.jsonl': [oktaFactors(1, 1)],
  'okta-vcr__test_factors_it__TestFactorsResource.test_get_factor.jsonl': [oktaFactors(1, 1)],
  // One page of users and one of factors: each parser takes its own and names the others.
  'okta-vcr__test_factors_it__TestFactorsResource.test_list_factors_signed_nonce.jsonl': [
    oktaUsers(3, 1),
    oktaFactors(3, 1, 1),
  ],
  'okta-vcr__test_groups_it__TestGroupsResource.test_group_rule_operations.jsonl': [oktaUsers(2, 1)],
  'okta-vcr__test_users_it__TestUsersResource.test_activate_user.jsonl': [oktaUsers(3)],
  'okta-vcr__test_users_it__TestUsersResource.test_change_user_password.jsonl': [oktaUsers(1)],
  'okta-vcr__test_users_it__TestUsersResource.test_comprehensive_user_lifecycle.jsonl': [oktaUsers(11, 10)],
  'okta-vcr__test_users_it__TestUsersResource.test_create_get_user.jsonl': [oktaUsers(2)],
  'okta-vcr__test_users_it__TestUsersResource.test_expire_password.jsonl': [oktaUsers(2)],
  'okta-vcr__test_users_it__TestUsersResource.test_suspend_user.jsonl': [oktaUsers(4)],
  'okta-vcr__test_users_it__TestUsersResource.test_user_pagination.jsonl': [oktaUsers(2)],
  'okta-vcr__test_users_it__TestUsersResource.test_user_with_http_info_methods.jsonl': [oktaUsers(1)],
}

const fixtures = listFixtures(['aws-iam', 'github-rest', 'okta-users', 'google-users'])
const isExpected = (fixture: Fixture) => Object.hasOwn(expectations, basename(fixture.path))
const known = fixtures.filter(isExpected)
const others = fixtures.filter((fixture) => !isExpected(fixture))

/** CSV: [rows, columns, …]; a recording: [pages, elements]; one JSON document: ["array", length]. */
function countInIndex({ path, expected }: Fixture): unknown {
  const counts: unknown = JSON.parse(expected)
  if (!Array.isArray(counts)) return counts
  return path.endsWith('.csv') ? counts[0] : counts[1]
}

describe.runIf(fixtures.length > 0)('the real samples of accounts', () => {
  it('are all here', () => {
    expect(known.map(({ path }) => basename(path)).sort()).toEqual(Object.keys(expectations).sort())
  })

  it.each(known)('$path gives its count', async (fixture) => {
    const data = readFileSync(fixture.file)
    const head = data.subarray(0, 65_536).toString('utf8')
    for (const { format, received, read, rejected, part, index } of expectations[basename(fixture.path)] ??
      []) {
      const parser = parserOf(format)
      if (!parser) throw new Error(`No parser of ${format}`)
      expect(parser.detect(head), format).toBe(true)
      if (index === undefined) expect(countInIndex(fixture)).toBe(received)
      else expect(JSON.parse(fixture.expected)).toEqual(index)
      const { accounts, factors, outcome } = await readDocument(parser, data, { part: part ?? null })
      expect(outcome.receivedCount).toBe(received)
      expect(outcome.rejects).toHaveLength(rejected ?? 0)
      expect(outcome.problems).toEqual([])
      expect(accounts.length + factors.length).toBe(read)
    }
  })

  it.each(known.filter(({ path }) => path.endsWith('.csv')))(
    '$path gives its count of console users without a second factor',
    async (fixture) => {
      const parser = parserOf('aws-credential-report')
      if (!parser) throw new Error('No parser of credential reports')
      const { facts } = await readDocument(parser, readFileSync(fixture.file))
      // In the order of the rows: one sample has two rows of the same user, and both count.
      let withoutFactor = 0
      for (const [index, fact] of facts.entries()) {
        const next = facts[index + 1]
        const hasPassword = next?.kind === 'grant' && next.role === 'console sign-in'
        if (fact.kind === 'account' && fact.mfa === 'none' && hasPassword) withoutFactor += 1
      }
      expect([withoutFactor, facts.length > 0]).toEqual([JSON.parse(fixture.expected)[2], true])
    },
  )

  it.each(others)('$path is something else, and no parser takes it', ({ file }) => {
    const head = readFileSync(file).subarray(0, 65_536).toString('utf8')
    expect(
      vendorSamples.filter(({ parser }) => parser.detect(head)).map(({ parser }) => parser.format),
    ).toEqual([])
  })
})
