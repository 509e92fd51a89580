import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashFields, maskedSecretIdentity } from './fingerprint.ts'
import { buildPurl, packageIdentity } from './package-identity.ts'
import { controlId, lowestWeakness } from './rule-id.ts'
import { severityFromProperty, severityFromScore, severityFromWord } from './severity.ts'
import { imageTarget, manifestTarget, normalisePath, urlPlace } from './target.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('hash of fields', () => {
  it('is pinned: a change would orphan every stored finding', () => {
    expect(hex(hashFields('package', ['CVE-2024-1', 'pkg:npm/a', 'package-lock.json']))).toBe(
      'def60886e694c4dd4754c461de4c3a375ef5438dd62480d84a5b36376751eabd',
    )
  })

  it('differs whenever the fields differ, wherever they are cut', () => {
    const fields = fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 })
    fc.assert(
      fc.property(fields, fields, (a, b) => {
        expect(hex(hashFields('k', a)) === hex(hashFields('k', b))).toBe(
          JSON.stringify(a) === JSON.stringify(b),
        )
      }),
    )
    expect(hashFields('a', ['b'])).not.toEqual(hashFields('b', ['b']))
  })

  it('the length of a mask does not tell two findings apart', () => {
    const of = (masked: string) => hex(maskedSecretIdentity({ masked, detector: 'd', path: 'p' }).fingerprint)
    expect(of('KEY=*****')).toBe(of('KEY=***********'))
    expect(of('KEY=*****')).not.toBe(of('OTHER=*****'))
  })
})

describe('package identity', () => {
  it.each([
    [
      'pkg:deb/debian/libssl3@3.0?arch=amd64&distro=debian-12.6',
      'pkg:deb/debian/libssl3@3.1?arch=arm64&upstream=openssl',
    ],
    ['pkg:rpm/rhel/bash@4.2?arch=x86_64', 'pkg:rpm/redhat/bash@4.3?epoch=1'],
    ['pkg:rpm/amzn/curl@7', 'pkg:rpm/amazon/curl@8'],
    ['pkg:alpine/musl@1.2', 'pkg:apk/alpine/musl@1.3?distro=3.19'],
    ['pkg:pypi/Flask_Login@0.1', 'pkg:pypi/flask-login@0.2'],
    ['pkg:golang/github.com/Masterminds/sprig@v3', 'pkg:golang/github.com/masterminds/sprig@v2'],
    ['pkg:npm/%40scope/name@1', 'pkg:npm/@scope/name@2'],
  ])('%s and %s are one package', (a, b) => {
    expect(packageIdentity(a)).toBe(packageIdentity(b))
  })

  it.each([
    ['pkg:maven/g/a@1?classifier=x', 'pkg:maven/g/a@1'],
    ['pkg:deb/debian/curl@1', 'pkg:deb/ubuntu/curl@1'],
    ['pkg:npm/a@1', 'pkg:pypi/a@1'],
  ])('%s and %s are two', (a, b) => {
    expect(packageIdentity(a)).not.toBe(packageIdentity(b))
  })

  it.each([
    ['npm', '@scope/name', '1', 'pkg:npm/%40scope/name@1'],
    ['jar', 'org.x:lib', '2', 'pkg:maven/org.x/lib@2'],
    ['gobinary', 'golang.org/x/text', 'v0.3.6', 'pkg:golang/golang.org/x/text@v0.3.6'],
    ['gobinary', 'golang.org/x/text', 'v2', 'pkg:golang/golang.org/x/text'],
    ['debian', 'libssl3', '3', 'pkg:deb/debian/libssl3@3'],
    ['amzn', 'curl', '7', 'pkg:rpm/amazon/curl@7'],
    ['no-such-ecosystem', 'a b', undefined, 'pkg:generic/a%20b'],
  ])('a purl is built for %s %s', (ecosystem, name, version, purl) => {
    expect(buildPurl(ecosystem, name, version)).toBe(purl)
  })

  it('never fails, whatever a tool writes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (text, name, version) => {
        expect(packageIdentity(text)).toBeTypeOf('string')
        expect(buildPurl('npm', name, version)).toMatch(/^pkg:/)
      }),
    )
  })
})

describe('targets', () => {
  it.each([
    ['alpine:3.11 (alpine 3.11.13)', 'docker.io/library/alpine'],
    ['docker.io/library/alpine', 'docker.io/library/alpine'],
    ['index.docker.io/bitnami/minio:1@sha256:0a', 'docker.io/bitnami/minio'],
    ['localhost:5000/api:7', 'localhost:5000/api'],
    ['registry.example:443/a/b@sha256:ff', 'registry.example:443/a/b'],
    ['images/amazon-2.tar.gz (amazon 2 (Karoo))', 'images/amazon-2.tar.gz'],
  ])('the image %s is %s', (image, target) => {
    expect(imageTarget(image)).toBe(target)
  })

  it('a manifest path does not carry the package’s version', () => {
    expect(manifestTarget('/usr/lib/foo-1.2.dist-info/METADATA', '1.2')).toBe(
      'usr/lib/foo-*.dist-info/METADATA',
    )
  })

  it.each([
    ['file:///home/a/./b.js', 'home/a/b.js'],
    ['.\\src\\..\\a.cs', 'a.cs'],
    ['/app//x', 'app/x'],
    ['../../etc/passwd', 'etc/passwd'],
  ])('the path %s is %s', (path, expected) => {
    expect(normalisePath(path)).toBe(expected)
  })

  it('a URL is known by host and path template', () => {
    expect(urlPlace('https://shop.example/orders/4711/items?id=3')).toEqual({
      host: 'shop.example',
      pathTemplate: '/orders/{}/items',
    })
    expect(urlPlace('javascript:alert(1)')).toBeNull()
  })
})

describe('rules', () => {
  it.each(['DS002', 'AVD-DS-0002', 'DS-0002'])('%s is control DS-0002', (rule) => {
    expect(controlId(rule)).toBe('DS-0002')
  })

  it('the lowest weakness names the family', () => {
    expect(lowestWeakness(['security', 'external/cwe/cwe-943', 'external/cwe/cwe-089'])).toBe('CWE-89')
    expect(lowestWeakness(['CWE:', 'nothing'])).toBeNull()
  })
})

describe('severity', () => {
  it.each([
    [10, 'critical'],
    [9, 'critical'],
    [8.9, 'high'],
    [4, 'medium'],
    [0.1, 'low'],
    [0, 'info'],
    [11, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('score %d is %s', (score, severity) => {
    expect(severityFromScore(score)).toBe(severity)
  })

  it.each([
    ['CRITICAL', 'critical'],
    ['moderate', 'medium'],
    ['Negligible', 'info'],
    ['weird', 'unknown'],
    [7, 'unknown'],
  ])('word %s is %s', (word, severity) => {
    expect(severityFromWord(word)).toBe(severity)
  })

  it.each([
    ['7.5', 'high'],
    ['MEDIUM', 'medium'],
    ['', 'unknown'],
    ['null', 'unknown'],
    [9.8, 'critical'],
  ])('property %s is %s', (value, severity) => {
    expect(severityFromProperty(value)).toBe(severity)
  })
})
