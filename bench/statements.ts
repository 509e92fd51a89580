import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunningStack } from '#db/testing/e2e.ts'
import { count, type Figure } from './figures.ts'

const mostStatements = 6
const pages = [
  { path: '/', name: 'Posture', aim: `at most ${mostStatements}` },
  { path: '/policy', name: 'Policy' },
  { path: '/findings', name: 'Findings' },
  { path: '/runs', name: 'Scan runs' },
  { path: '/evidence', name: 'Evidence' },
]
/** A line of PostgreSQL's log for each statement of the web process (`log_line_prefix` names it). */
const statement = / plumbline web LOG: {2}(?:execute|statement)/g

/** SQL statements that one look at a page costs, the session's and the frame's included, by PostgreSQL's own count. */
export async function benchStatements(stack: RunningStack, cookie: string): Promise<Figure[]> {
  const { pool } = stack.admin
  const { rows } = await pool.query<{ folder: string }>("select current_setting('data_directory') as folder")
  const log = join(rows[0]?.folder ?? '', 'plumbline-server.log')
  const logged = () => readFileSync(log, 'utf8').match(statement)?.length ?? 0
  const look = async (path: string) => {
    const before = logged()
    await (await fetch(`${stack.url}${path}`, { headers: { Cookie: cookie } })).text()
    return logged() - before
  }
  await pool.query("alter system set log_statement = 'all'")
  await pool.query('select pg_reload_conf()')
  try {
    // Each connection hears of it when it next comes to rest.
    while ((await look('/')) === 0);
    const figures: Figure[] = []
    for (const { path, name, aim } of pages) {
      figures.push({
        what: `${name}: SQL statements`,
        value: count(await look(path)),
        ...(aim !== undefined && { aim }),
      })
    }
    return figures
  } finally {
    await pool.query('alter system reset log_statement')
    await pool.query('select pg_reload_conf()')
  }
}
