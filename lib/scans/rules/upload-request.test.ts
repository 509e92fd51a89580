import { describe, expect, it } from 'vitest'
import { readUploadRequest } from './upload-request.ts'

const hex = 'a'.repeat(64)
const base64 = Buffer.from(hex, 'hex').toString('base64')
const read = (query: string, headers: Record<string, string> = {}) =>
  readUploadRequest(new URL(`https://plumbline.test/api/v1/ingest${query}`), new Headers(headers))

describe('what a sender says of a report', () => {
  it('has defaults for everything', () => {
    expect(read('')).toEqual({
      asset: null,
      branch: 'main',
      commit: null,
      digest: null,
      observedAt: null,
      isDeclaredSuccess: false,
      format: null,
      configuration: null,
      fileName: 'report',
      declared: { size: null, sha256: null },
    })
  })

  it('is read from the address, or from headers, which may be percent-encoded', () => {
    const query = read('?asset=covenant%2Fapi&observedAt=2026-11-22T07%3A14%3A00%2B01%3A00&success=true')
    expect(query).toMatchObject({
      asset: 'covenant/api',
      observedAt: new Date('2026-11-22T06:14:00Z'),
      isDeclaredSuccess: true,
    })
    expect(
      read('', {
        'X-Plumbline-Asset': 'd%C3%A9p%C3%B4t',
        'X-Plumbline-File-Name': 'a.json',
        'Content-Length': '12',
      }),
    ).toMatchObject({ asset: 'dépôt', fileName: 'a.json', declared: { size: 12 } })
  })

  it('names the format of a report without content, and how the scanner was set up', () => {
    expect(read('?format=gitleaks&configuration=nightly%2C%20all%20rules')).toMatchObject({
      format: 'gitleaks',
      configuration: 'nightly, all rules',
    })
    expect(
      read('', { 'X-Plumbline-Format': 'npm-audit', 'X-Plumbline-Configuration': 'prod' }),
    ).toMatchObject({
      format: 'npm-audit',
      configuration: 'prod',
    })
  })

  it('takes the digest in hex or as RFC 9530 has it', () => {
    expect(read('', { 'X-Plumbline-Sha256': hex.toUpperCase() }).declared.sha256).toBe(hex)
    expect(read('', { 'Content-Digest': `sha-512=:x:, sha-256=:${base64}:` }).declared.sha256).toBe(hex)
  })

  it.each([
    ['?commit=HEAD', {}, 'commit'],
    ['?digest=sha256:12', {}, 'digest'],
    ['?observedAt=yesterday', {}, 'observedAt'],
    ['?success=yes', {}, 'success'],
    ['?brnach=main', {}, 'brnach'],
    ['?constructor=main', {}, 'constructor'],
    ['?fileName=..%2Fa.json', {}, 'path separator'],
    ['?asset=a%0Ab', {}, 'asset'],
    ['?branch=a..b', {}, 'branch'],
    ['?format=nessus', {}, 'format'],
    [`?configuration=${'a'.repeat(101)}`, {}, 'configuration'],
    ['?configuration=a%00b', {}, 'configuration'],
    ['', { 'X-Plumbline-Sha256': 'zz' }, 'X-Plumbline-Sha256'],
    ['', { 'Content-Digest': 'sha-256=:short:' }, 'Content-Digest'],
    ['', { 'X-Plumbline-Sha256': 'b'.repeat(64), 'Content-Digest': `sha-256=:${base64}:` }, 'another digest'],
    ['', { 'X-Plumbline-Asset': '%E0%A4%A' }, 'percent-encoded'],
  ])('is refused with the field named: %s %o', (query, headers, named) => {
    expect(() => read(query, headers)).toThrow(named)
  })
})
