import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../testing/read-document.ts'
import { awsCredentialReportParser } from './credential-report.ts'

const sample = readFileSync(join(import.meta.dirname, '../samples/aws-credential-report.csv'), 'utf8')
const read = (text: string) => readDocument(awsCredentialReportParser, text)
const arn = (name: string) => `arn:aws:iam::123456789012:${name}`

describe('the AWS credential report', () => {
  it('tells persons, programs and the root user apart', async () => {
    const { accounts } = await read(sample)
    expect(accounts.map(({ username, accountKind, mfa }) => [username, accountKind, mfa])).toEqual([
      ['<root_account>', 'break_glass', 'registered'],
      ['ann@covenant.example', 'human', 'registered'],
      ['bo', 'human', 'none'],
      ['deploy', 'service', 'none'],
      ['oldest', 'service', 'none'],
      ['nothing', 'unknown', 'none'],
    ])
  })

  it('gives the root user privileged access although its password fields are not supported', async () => {
    const { grants } = await read(sample)
    expect(grants.filter(({ externalId }) => externalId === arn('root'))).toMatchObject([
      { role: 'root', resource: 'AWS account 123456789012', isPrivileged: true, isUseKnown: true },
    ])
  })

  it('gives no root sign-in where the organisation removed the password', async () => {
    const { grants } = await read(sample.replace('not_supported,2026-03-03', 'FALSE,2026-03-03'))
    expect(grants.some(({ role }) => role === 'root')).toBe(false)
  })

  it('reads booleans in either case and times with Z or an offset', async () => {
    const { accounts, grants } = await read(sample)
    expect(accounts.find(({ externalId }) => externalId === arn('user/ann@covenant.example'))).toMatchObject({
      email: 'ann@covenant.example',
      mfa: 'registered',
      lastUsedAt: new Date('2026-10-30T08:15:00Z'),
    })
    expect(grants.find(({ externalId }) => externalId === arn('user/deploy'))?.lastUsedAt).toEqual(
      new Date('2026-10-31T23:00:00Z'),
    )
  })

  it('takes a key as used though its region is N/A', async () => {
    const { grants } = await read(sample)
    const key = grants.find(({ externalId, role }) => externalId.includes('ann') && role === 'access key 1')
    expect(key).toMatchObject({ lastUsedAt: new Date('2026-10-29T10:00:00Z'), isUseKnown: true })
  })

  it('knows no_information from never: a password without a record may have been used', async () => {
    const { grants } = await read(sample)
    expect(grants.find(({ externalId }) => externalId === arn('user/bo'))).toMatchObject({
      role: 'console sign-in',
      lastUsedAt: null,
      isUseKnown: false,
      isPrivileged: null,
    })
  })

  it('takes N/A of an active key as never used, unless the key is older than AWS’s records', async () => {
    const { grants } = await read(sample)
    const known = grants
      .filter(({ role, lastUsedAt }) => role.startsWith('access key') && lastUsedAt === null)
      .map(({ externalId, role, isUseKnown }) => [externalId, role, isUseKnown])
    expect(known).toEqual([
      [arn('user/deploy'), 'access key 2', true],
      [arn('user/oldest'), 'access key 1', false],
    ])
  })

  it('counts signing certificates as access', async () => {
    const { grants } = await read(sample)
    expect(
      grants.filter(({ role }) => role.startsWith('signing')).map(({ externalId }) => externalId),
    ).toEqual([arn('user/oldest')])
  })

  it('is complete when read to its end', async () => {
    expect((await read(sample)).outcome).toMatchObject({
      isPaginationFinished: true,
      problems: [],
      receivedCount: 6,
    })
  })

  it('reads CRLF, a mark, quotes, another order of columns and the column a guide adds', async () => {
    const rows = sample
      .trimEnd()
      .split('\n')
      .map((row, index) =>
        row
          .split(',')
          .toReversed()
          .map((cell) => `"${cell}"`)
          .concat(index === 0 ? 'additional_credentials_info' : '')
          .join(','),
      )
    const { facts } = await read(`\uFEFF${rows.join('\r\n')}\r\n`)
    expect(facts).toEqual((await read(sample)).facts)
  })

  it.each(['base64', 'utf8'] as const)('reads the answer of the API, its content in %s', async (encoding) => {
    const answer = {
      Content: Buffer.from(sample).toString(encoding),
      ReportFormat: 'text/csv',
      GeneratedTime: '2026-10-31T19:11:50+00:00',
    }
    const text = JSON.stringify(answer)
    expect(awsCredentialReportParser.detect(text)).toBe(true)
    const { facts, outcome } = await read(text)
    expect(facts).toEqual((await read(sample)).facts)
    expect(outcome.reportedAt).toEqual(new Date('2026-10-31T19:11:50Z'))
    for (const cut of [text.length - 1, text.length - 40, 300]) {
      await expect(read(text.slice(0, cut))).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })

  it('names the row and column that it cannot read, keeps the others and is partial', async () => {
    const { outcome, accounts } = await read(sample.replace('no_information', 'yesterday'))
    expect(accounts).toHaveLength(5)
    expect(outcome.rejects).toMatchObject([
      { position: 3, where: 'line 4', what: expect.stringContaining('password_last_used') },
    ])
  })

  it('refuses a report without a column it needs, and an answer without a report', async () => {
    await expect(read(sample.replace('cert_1_active', 'cert'))).rejects.toThrow(
      'lacks the columns cert_1_active',
    )
    await expect(read('{"ReportFormat": "text/csv"}')).rejects.toThrow('“Content” is missing')
  })
})
