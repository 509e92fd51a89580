import { expect, test } from 'vitest'
import { gitBlobSha } from './blob-sha.ts'

// `git hash-object` says the same; the values are written down so that no git is needed.
test.each([
  ['', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
  ['hello\n', 'ce013625030ba8dba906f756967f9e9ca394464a'],
  ['Über\n', '150371a611b5a8c635d59bfd101b197b05a89046'],
])('%j has the id that git gives it', (text, id) => {
  expect(gitBlobSha(text).toString('hex')).toBe(id)
})
