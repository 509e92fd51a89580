import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { type ErrorDetail, PlumblineError } from './errors.ts'
import { isAllowList } from './http/address-rules.ts'

/** How a setting is explained to people: in `doctor`, in errors and in the operator's guide. */
type SettingDoc = { doc: string; rule: string; isSecret?: true }

const described = <T extends z.ZodType>(schema: T, doc: SettingDoc): T => schema.meta(doc)

const wholeNumber = (doc: string, fallback: number, minimum: number, maximum: number) =>
  described(z.coerce.number().int().min(minimum).max(maximum).default(fallback), {
    doc,
    rule: `a whole number from ${minimum} to ${maximum}`,
  })

const databaseUrl = (doc: string) =>
  described(
    z
      .url({ protocol: /^postgres(ql)?$/ })
      .refine(isDecodable)
      .optional(),
    {
      doc,
      rule: 'an address such as postgresql://user:password@host:5432/database, a % in it written as %25',
      isSecret: true,
    },
  )

const mebibyte = 1024 * 1024

/** Every environment variable Plumbline reads. An empty variable counts as not set. */
export const settingSchema = z.object({
  HOST: described(
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    {
      doc: 'Address to listen on. The default can be reached from this machine only.',
      rule: 'an address or host name of this machine, such as 127.0.0.1 or 0.0.0.0',
    },
  ),
  PORT: described(z.coerce.number().int().min(1).max(65_535).optional(), {
    doc: 'Port to listen on. When not set: 3000, or the next free one.',
    rule: 'a whole number from 1 to 65535',
  }),
  PUBLIC_URL: described(z.url({ protocol: /^https?$/ }).optional(), {
    doc: 'The address people type. Requests that change something must come from exactly this origin.',
    rule: 'an address such as https://plumbline.example.org, without a path',
  }),
  DATABASE_URL: databaseUrl(
    'PostgreSQL of your own, as a role that may create roles. When not set, one is run here.',
  ),
  DATABASE_REPLICA_URL: databaseUrl('A read-only replica for read queries.'),
  PLUMBLINE_APP_DATABASE_URL: databaseUrl(
    'Set by `start` for its web process: the database as plumbline_app.',
  ),
  PLUMBLINE_WORKER_DATABASE_URL: databaseUrl(
    'Set by `start` for its worker: the database as plumbline_worker.',
  ),
  PLUMBLINE_TRUSTED_PROXIES: wholeNumber(
    "Proxies in front that append to X-Forwarded-For. What comes from further away is the client's own claim.",
    0,
    0,
    10,
  ),
  PLUMBLINE_DATA: described(z.string().min(1).default('.plumbline'), {
    doc: 'Folder for secrets and, unless DATABASE_URL is set, the database.',
    rule: 'a folder path',
  }),
  PLUMBLINE_MODE: described(z.enum(['production', 'demo', 'test']).default('production'), {
    doc: 'Set by the command: `start`, `demo` or `test`.',
    rule: 'one of production, demo, test',
  }),
  PLUMBLINE_ARTIFACTS: described(
    z
      .string()
      .refine((value) => value === 'postgres' || isAbsolute(value))
      .default('postgres'),
    { doc: 'Where the raw reports are kept.', rule: 'the word postgres, or the absolute path of a folder' },
  ),
  PLUMBLINE_LOG_LEVEL: described(z.enum(['debug', 'info', 'warn', 'error']).default('info'), {
    doc: 'The least serious message that is logged.',
    rule: 'one of debug, info, warn, error',
  }),
  PLUMBLINE_DATABASE_CONNECTIONS: wholeNumber('Most database connections per process.', 10, 2, 200),
  PLUMBLINE_STATEMENT_TIMEOUT_SECONDS: wholeNumber(
    'Longest time one statement of the web process may take.',
    30,
    1,
    3600,
  ),
  PLUMBLINE_WORKER_CONCURRENCY: wholeNumber('Jobs the worker runs at the same time.', 2, 1, 64),
  PLUMBLINE_MAX_REPORT_MIB: wholeNumber('Largest report accepted, as sent.', 512, 1, 102_400),
  PLUMBLINE_MAX_DECOMPRESSED_MIB: wholeNumber(
    'Largest report accepted, after decompression.',
    2048,
    1,
    1_048_576,
  ),
  PLUMBLINE_MAX_COMPRESSION_RATIO: wholeNumber(
    'Largest ratio of decompressed to sent bytes.',
    100,
    2,
    10_000,
  ),
  PLUMBLINE_MAX_ARCHIVE_ENTRIES: wholeNumber('Most files in one archive.', 1000, 1, 1_000_000),
  PLUMBLINE_MAX_DEPTH: wholeNumber('Deepest nesting in one report.', 64, 8, 10_000),
  PLUMBLINE_MAX_STRING_KIB: wholeNumber('Longest single string in a report.', 1024, 1, 1_048_576),
  PLUMBLINE_MAX_FINDINGS: wholeNumber('Most findings in one report.', 1_000_000, 1, 100_000_000),
  SMTP_URL: described(z.url({ protocol: /^smtps?$/ }).optional(), {
    doc: 'Mail server for notifications. Without it, people read them in Plumbline.',
    rule: 'an address such as smtps://user:password@mail.example.org',
    isSecret: true,
  }),
  MAIL_FROM: described(z.string().regex(/.@./).optional(), {
    doc: 'Sender of the mails. Needed when SMTP_URL is set.',
    rule: 'an address such as plumbline@example.org',
  }),
  PLUMBLINE_WEBHOOK_HOSTS: described(
    z
      .string()
      .transform((value) => value.split(/[\s,]+/).filter((entry) => entry !== ''))
      .refine(isAllowList)
      .default([]),
    {
      doc: 'Hosts that webhooks may call. Private addresses only where the address or its range is listed, too.',
      rule: 'a list such as hooks.example.org, *.example.net, 10.20.0.0/16',
    },
  ),
  PLUMBLINE_PUBLICATION_HOSTS: described(
    z
      .string()
      .transform((value) => value.split(/[\s,]+/).filter((entry) => entry !== ''))
      .refine(isAllowList)
      .default(['api.github.com', 'github.com', 'raw.githubusercontent.com']),
    {
      doc: 'Hosts that post-mortems are published at and fetched from. Private addresses only where listed, too.',
      rule: 'a list such as api.github.com, raw.githubusercontent.com, git.example.org',
    },
  ),
  PLUMBLINE_ANONYMOUS_REPORTS: described(z.enum(['on', 'off']).optional(), {
    doc: 'Whether vulnerabilities can be reported without an account. When not set: off, and on in the demo.',
    rule: 'on or off',
  }),
  PLUMBLINE_SECURITY_CONTACT: described(
    z
      .string()
      .transform((value) => value.split(/[\s,]+/).filter((entry) => entry !== ''))
      .refine((contacts) => contacts.every((one) => /^(mailto:\S+@\S+|tel:\+\S+|https:\/\/\S+)$/.test(one)))
      .optional(),
    {
      doc: 'Whom strangers tell of a vulnerability: the Contact lines of /.well-known/security.txt. When not set, the report form.',
      rule: 'a list such as mailto:security@example.org, https://example.org/report',
    },
  ),
  PLUMBLINE_SECURITY_POLICY: described(z.url({ protocol: /^https$/ }).optional(), {
    doc: 'The Policy line of /.well-known/security.txt: what strangers may test and expect.',
    rule: 'an address such as https://example.org/security-policy',
  }),
  PLUMBLINE_SECURITY_LANGUAGES: described(
    z
      .string()
      .regex(/^[a-z]{2,3}(-[a-z0-9]+)*(\s*,\s*[a-z]{2,3}(-[a-z0-9]+)*)*$/i)
      .default('en'),
    {
      doc: 'Languages in which a report is understood, for /.well-known/security.txt.',
      rule: 'a list of language tags such as en, de',
    },
  ),
})

export type SettingName = keyof typeof settingSchema.shape

/** The default of `PORT`, the first to be tried. */
export const defaultPort = 3000

export type Settings = ReturnType<typeof readSettings>

/**
 * Parses an environment into settings; sizes become bytes, relative paths absolute.
 * @throws PlumblineError `invalid_input`, naming each variable, its rule and what to do
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>) {
  const known = Object.keys(settingSchema.shape) as SettingName[]
  const given = Object.fromEntries(known.map((name) => [name, environment[name]?.trim() || undefined]))
  const parsed = settingSchema.safeParse(given)
  if (!parsed.success) throw settingsError(parsed.error, given)
  const value = parsed.data
  if (value.SMTP_URL !== undefined && value.MAIL_FROM === undefined) {
    throw new PlumblineError(
      'invalid_input',
      'SMTP_URL is set, but MAIL_FROM is not.',
      'Set MAIL_FROM to the sender of the mails.',
    )
  }
  const port = value.PORT ?? defaultPort
  return {
    mode: value.PLUMBLINE_MODE,
    host: value.HOST,
    port,
    isPortChosen: value.PORT !== undefined,
    /** Origin of the installation, without a slash at its end. */
    publicUrl: value.PUBLIC_URL === undefined ? localUrl(value.HOST, port) : new URL(value.PUBLIC_URL).origin,
    isPublicUrlChosen: value.PUBLIC_URL !== undefined,
    trustedProxies: value.PLUMBLINE_TRUSTED_PROXIES,
    dataDirectory: resolve(value.PLUMBLINE_DATA),
    databaseUrl: value.DATABASE_URL,
    replicaDatabaseUrl: value.DATABASE_REPLICA_URL,
    appDatabaseUrl: value.PLUMBLINE_APP_DATABASE_URL,
    workerDatabaseUrl: value.PLUMBLINE_WORKER_DATABASE_URL,
    databaseConnections: value.PLUMBLINE_DATABASE_CONNECTIONS,
    statementTimeoutMs: value.PLUMBLINE_STATEMENT_TIMEOUT_SECONDS * 1000,
    workerConcurrency: value.PLUMBLINE_WORKER_CONCURRENCY,
    artifacts: value.PLUMBLINE_ARTIFACTS,
    logLevel: value.PLUMBLINE_LOG_LEVEL,
    limits: {
      reportBytes: value.PLUMBLINE_MAX_REPORT_MIB * mebibyte,
      decompressedBytes: value.PLUMBLINE_MAX_DECOMPRESSED_MIB * mebibyte,
      compressionRatio: value.PLUMBLINE_MAX_COMPRESSION_RATIO,
      archiveEntries: value.PLUMBLINE_MAX_ARCHIVE_ENTRIES,
      depth: value.PLUMBLINE_MAX_DEPTH,
      stringBytes: value.PLUMBLINE_MAX_STRING_KIB * 1024,
      findings: value.PLUMBLINE_MAX_FINDINGS,
    },
    webhookHosts: value.PLUMBLINE_WEBHOOK_HOSTS,
    publicationHosts: value.PLUMBLINE_PUBLICATION_HOSTS,
    takesAnonymousReports:
      (value.PLUMBLINE_ANONYMOUS_REPORTS ?? (value.PLUMBLINE_MODE === 'demo' ? 'on' : 'off')) === 'on',
    securityText: {
      contacts: value.PLUMBLINE_SECURITY_CONTACT ?? [],
      policy: value.PLUMBLINE_SECURITY_POLICY,
      languages: value.PLUMBLINE_SECURITY_LANGUAGES,
    },
    mail: value.SMTP_URL && value.MAIL_FROM ? { url: value.SMTP_URL, from: value.MAIL_FROM } : undefined,
  }
}

/** A password is percent-encoded in an address; a bare `%` in one breaks whatever reads it later. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

let memo: Settings | undefined

/** The settings of this process, read once from its environment. */
export function settings(): Settings {
  memo ??= readSettings(process.env)
  return memo
}

/** What a person on this machine types to reach `host`; browsers treat `localhost` as a secure context. */
export function localUrl(host: string, port: number): string {
  const name = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** True when `host` can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function settingsError(error: z.ZodError, given: Record<string, string | undefined>): PlumblineError {
  const details: ErrorDetail[] = error.issues.map((issue) => {
    const name = String(issue.path[0]) as SettingName
    const { rule, isSecret } = settingSchema.shape[name].meta() as SettingDoc
    const shown = isSecret ? 'set to something' : `“${given[name]}”`
    return { path: name, message: `${name} is ${shown} but must be ${rule}.` }
  })
  const names = details.map((detail) => detail.path).join(', ')
  return new PlumblineError(
    'invalid_input',
    details.map((detail) => detail.message).join(' '),
    `Correct ${names} in the environment, or unset it to use the default.`,
    { cause: error, details },
  )
}
