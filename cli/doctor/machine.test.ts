import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDataFolder } from './machine.ts'

test('a data folder that is a file is named; a folder, and one that does not exist yet, are fine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-doctor-'))
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  expect(checkDataFolder(file)).toMatchObject({
    result: 'fail',
    message: `${file} cannot be used (it is no folder).`,
    nextStep: expect.stringContaining('PLUMBLINE_DATA'),
  })
  expect(checkDataFolder(folder)).toBeNull()
  expect(checkDataFolder(join(folder, 'later'))).toBeNull()
  rmSync(folder, { recursive: true })
})
