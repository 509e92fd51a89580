import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** Of zxcvbn's 0 to 4: below this a password falls to some ten billion guesses. */
const leastScore = 3

let estimator: ZxcvbnFactory | undefined

/**
 * Whether a password is among the common ones or easily made from them: a listed password, a date, a row of keys,
 * a repetition (NIST SP 800-63B, 3.1.1.2; ASVS 5.0, 6.2.4). For the server only: its lists are large.
 * @param own words that an attacker would try first, such as the person's name and address
 */
export function isGuessablePassword(password: string, own: readonly string[] = []): boolean {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return estimator.check(password, [...own]).score < leastScore
}
