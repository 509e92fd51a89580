import { execFileSync } from 'node:child_process'

/** The files git knows or would add, below the folder the check runs in; deleted ones are left out. */
export function sourceFiles(...patterns: string[]): string[] {
  const list = (...options: string[]) =>
    execFileSync('git', ['ls-files', '-z', ...options, '--', ...patterns], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
      .split('\0')
      .filter(Boolean)
  const deleted = new Set(list('--deleted'))
  return list('--cached', '--others', '--exclude-standard').filter((file) => !deleted.has(file))
}
