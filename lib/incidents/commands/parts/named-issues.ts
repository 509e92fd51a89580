import { z } from 'zod'

/** Issues as a page names them: SHA-256 in hex, each once; what fits a ledger entry. */
export const namedIssues = z
  .array(z.string().regex(/^[0-9a-f]{64}$/, 'is no issue'))
  .min(1, 'Choose at least one issue')
  .max(500, 'At most 500 at a time')
  .transform((keys) => [...new Set(keys)])
