/** One broken rule: where, what, and what to do about it. */
export type Problem = { file: string; line?: number; message: string }

/** Prints the outcome of a check and says by the exit code whether it passed. */
export function conclude(name: string, looked: string, problems: readonly Problem[]): void {
  for (const { file, line, message } of problems) {
    console.error(`✗ ${file}${line === undefined ? '' : `:${line}`}: ${message}`)
  }
  if (problems.length === 0) console.log(`✓ ${name}: ${looked}`)
  else {
    console.error(`${name}: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} (${looked})`)
    process.exitCode = 1
  }
}
