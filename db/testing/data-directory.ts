import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureSecrets } from '#lib/platform/secrets.ts'

/** Vitest: a data folder with secrets of its own, so that no test sees or needs those of an installation. */
export default function setup(): () => void {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'plumbline-data-'))
  ensureSecrets(dataDirectory)
  Object.assign(process.env, { PLUMBLINE_DATA: dataDirectory, PLUMBLINE_MODE: 'test' })
  return () => rmSync(dataDirectory, { recursive: true, force: true })
}
