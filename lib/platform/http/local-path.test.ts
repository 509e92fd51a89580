import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each([
  ['/findings?severity=high', '/findings?severity=high'],
  ['/', '/'],
  ['/users/1#top', '/users/1'],
])('%j is a way on', (given, path) => {
  expect(localPath(given)).toBe(path)
})

test.each([
  '//evil.example.org',
  '/\\evil.example.org',
  '/\t/evil.example.org',
  '/.//evil.example.org',
  '/a/..//evil.example.org',
  '/%2e/\\evil.example.org',
  'https://evil.example.org',
  'javascript:alert(1)',
  '',
  null,
  undefined,
])('%j leads home instead', (given) => {
  expect(localPath(given)).toBe('/')
})
