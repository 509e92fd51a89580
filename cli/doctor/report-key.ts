import { type Finding, ok, warn } from '#cli/doctor/finding.ts'
import { isRotating } from '#lib/platform/key-rotation.ts'

/** A rotation that was ended half-way leaves two keys: reports still open, but the old key is not gone. */
export function checkReportKey(dataDirectory: string): Finding {
  if (!isRotating(dataDirectory, 'report-text'))
    return ok('report key', 'every confidential report is sealed under one key.')
  return warn(
    'report key',
    'a rotation of the key of confidential reports is unfinished.',
    'Run `npx plumbline rotate-key reports` again: it goes on where it ended.',
  )
}
