import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceHash } from '#cli/start/build.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plumbline-build-'))
  mkdirSync(join(root, 'lib', 'scans'), { recursive: true })
  writeFileSync(join(root, 'lib', 'scans', 'model.ts'), 'export {}')
})
afterEach(() => rmSync(root, { recursive: true }))

const changesWith = (path: string, text: string) => {
  const before = sourceHash(root)
  writeFileSync(join(root, path), text)
  return sourceHash(root) !== before
}

test.each(['lib/scans/model.ts', 'lib/scans/rules.ts', 'package-lock.json', 'proxy.ts'])(
  'a changed %s means a new build',
  (path) => {
    expect(changesWith(path, 'changed')).toBe(true)
  },
)

test.each(['lib/scans/model.test.ts', 'README.md'])('a changed %s does not', (path) => {
  expect(changesWith(path, 'changed')).toBe(false)
})

test('text that moves from one file to another means a new build', () => {
  writeFileSync(join(root, 'lib', 'a.ts'), 'xy')
  writeFileSync(join(root, 'lib', 'b.ts'), '')
  const before = sourceHash(root)
  writeFileSync(join(root, 'lib', 'a.ts'), 'x')
  writeFileSync(join(root, 'lib', 'b.ts'), 'y')
  expect(sourceHash(root)).not.toBe(before)
})
