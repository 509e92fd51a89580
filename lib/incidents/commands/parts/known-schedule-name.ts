import { PlumblineError } from '#lib/platform/errors.ts'

/** @throws always: a schedule in use has this name */
export const knownScheduleName = (name: string) =>
  new PlumblineError(
    'conflict',
    `There is a schedule named “${name}” already.`,
    'Choose another name, or change that schedule.',
    { details: [{ path: 'name', message: 'is taken' }] },
  )
