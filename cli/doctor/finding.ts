/** What one check of the doctor found. */
export type Finding = {
  name: string
  result: 'ok' | 'warn' | 'fail'
  /** What is so, in one sentence. */
  message: string
  /** What to do; absent when nothing needs doing. */
  nextStep?: string
}

export const ok = (name: string, message: string): Finding => ({ name, result: 'ok', message })
export const warn = (name: string, message: string, nextStep: string): Finding => ({
  name,
  result: 'warn',
  message,
  nextStep,
})
export const fail = (name: string, message: string, nextStep: string): Finding => ({
  name,
  result: 'fail',
  message,
  nextStep,
})
