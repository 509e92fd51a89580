import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findAdminUrl } from '#cli/doctor/database.ts'
import { readSettings } from '#lib/platform/env.ts'

test('before the first start there is no server, and looking for it makes no folder', () => {
  const dataDirectory = join(tmpdir(), `plumbline-never-started-${process.pid}`)
  const settings = readSettings({ PLUMBLINE_DATA: dataDirectory })
  expect(findAdminUrl(settings)).toBeUndefined()
  expect(existsSync(dataDirectory)).toBe(false)
})
