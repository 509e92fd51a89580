import { createHash } from 'node:crypto'
import { type IRateLimiterPostgresOptions, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { minuteMs } from '../clock.ts'
import { PlumblineError } from '../errors.ts'

/** Attempts allowed per window, and how long the lock lasts once they are used up. Temporary, always. */
export const throttleRules = {
  /** Passwords tried for one account from one address, whether it exists or not: nobody elsewhere locks its owner out. */
  'password:account-address': { attempts: 5, windowMinutes: 15, lockMinutes: 15 },
  /** The same from everywhere that the account is not known to sign in from: an end to attacks by many addresses. */
  'password:account': { attempts: 50, windowMinutes: 15, lockMinutes: 15 },
  /** Sign-in attempts from one address; generous, because an office shares one. */
  'password:address': { attempts: 100, windowMinutes: 15, lockMinutes: 15 },
  /** Codes tried for one account, over all its sessions. Who comes this far holds the password: no stranger's door. */
  'code:account': { attempts: 15, windowMinutes: 15, lockMinutes: 15 },
  'bearer:address': { attempts: 60, windowMinutes: 1, lockMinutes: 5 },
  /** Messages to hooks whose signature is wrong. */
  'hook:address': { attempts: 60, windowMinutes: 1, lockMinutes: 5 },
  /** Anonymous reports from one address, and from everywhere: nobody buries the others under noise. */
  'report:address': { attempts: 5, windowMinutes: 60, lockMinutes: 60 },
  'report:all': { attempts: 100, windowMinutes: 60, lockMinutes: 15 },
  /** Receipts tried from one address, right or wrong, and what is added with one. */
  'receipt:address': { attempts: 30, windowMinutes: 15, lockMinutes: 15 },
  /** Lock-outs written to the ledger, so that nobody can flood it from outside. */
  'lock-out:ledger': { attempts: 60, windowMinutes: 60, lockMinutes: 60 },
} as const satisfies Record<string, { attempts: number; windowMinutes: number; lockMinutes: number }>

export type ThrottleRule = keyof typeof throttleRules

/** `justLocked` is true for the one attempt that started the lock. */
export type Verdict = { isAllowed: true } | { isAllowed: false; retryAfterMs: number; justLocked: boolean }

export type Throttle = {
  /** Counts an attempt, before its secret is looked at. */
  count(rule: ThrottleRule, subject: string): Promise<Verdict>
  /** Gives one attempt back: it was right. */
  giveBack(rule: ThrottleRule, subject: string): Promise<void>
  /** Forgets every attempt. */
  clear(rule: ThrottleRule, subject: string): Promise<void>
}

/** Counts attempts in PostgreSQL, so that every web process counts the same ones. */
export function createThrottle(pool: IRateLimiterPostgresOptions['storeClient']): Throttle {
  const limiters = new Map<ThrottleRule, RateLimiterPostgres>()
  const limiter = (rule: ThrottleRule): RateLimiterPostgres => {
    const known = limiters.get(rule)
    if (known) return known
    const { attempts, windowMinutes, lockMinutes } = throttleRules[rule]
    const created = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      // Made by a migration; the worker clears what expired.
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: rule,
      points: attempts,
      duration: (windowMinutes * minuteMs) / 1000,
      blockDuration: (lockMinutes * minuteMs) / 1000,
    })
    limiters.set(rule, created)
    return created
  }
  return {
    async count(rule, subject) {
      try {
        await limiter(rule).consume(subjectKey(subject))
        return { isAllowed: true }
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        const justLocked = refusal.consumedPoints === throttleRules[rule].attempts + 1
        return { isAllowed: false, retryAfterMs: refusal.msBeforeNext, justLocked }
      }
    },
    async giveBack(rule, subject) {
      await limiter(rule).reward(subjectKey(subject))
    },
    async clear(rule, subject) {
      await limiter(rule).delete(subjectKey(subject))
    },
  }
}

/** Addresses and e-mails are not kept in clear in a table that outlives the attempt. */
const subjectKey = (subject: string): string => createHash('sha256').update(subject).digest('hex')

export function tooManyAttempts(retryAfterMs: number): PlumblineError {
  const minutes = Math.max(1, Math.ceil(retryAfterMs / minuteMs))
  return new PlumblineError(
    'rate_limited',
    'There were too many attempts.',
    `Wait ${minutes} minute${minutes === 1 ? '' : 's'} and try again.`,
  )
}
