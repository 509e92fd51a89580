import type { FlawSeverity } from '#cli/demo/catalogue/flaw.ts'
import { type Day, neverFixed } from './life.ts'
import type { Scanner } from './scope.ts'

/** A result of a static analyser: a rule, a place and the line it stands on. A path stands once in a scan. */
export type Weakness = {
  asset: string
  scanner: Scanner
  rule: string
  level: 'error' | 'warning' | 'note'
  /** SARIF's `security-severity`, where the producer rates its rules. */
  score: string | null
  message: string
  path: string
  line: number
  snippet: string
  from: Day
  until: Day
}

type Row = readonly [rule: string, level: Weakness['level'], score: string | null, message: string]
type Place = readonly [rule: string, path: string, line: number, snippet: string, from: Day, until: Day]

const table = (
  asset: string,
  scanner: Scanner,
  rules: readonly Row[],
  places: readonly Place[],
): Weakness[] =>
  places.map(([rule, path, line, snippet, from, until]) => {
    const [, level, score, message] = rules.find(([id]) => id === rule) ?? []
    if (level === undefined || score === undefined || message === undefined)
      throw new Error(`No rule ${rule}.`)
    return { asset, scanner, rule, level, score, message, path, line, snippet, from, until }
  })

const semgrep = table(
  'web-console',
  'semgrep',
  [
    [
      'javascript.browser.security.insecure-document-method',
      'error',
      '8.1',
      'Text from a variable is written into the page as markup.',
    ],
    [
      'javascript.express.security.audit.express-open-redirect',
      'warning',
      '6.1',
      'The address of a redirect comes from the request.',
    ],
    [
      'javascript.lang.security.audit.detect-non-literal-regexp',
      'warning',
      '5.3',
      'A regular expression is built from a variable and may take very long.',
    ],
    [
      'typescript.react.security.audit.react-href-var',
      'warning',
      '4.7',
      'The address of a link comes from a variable and may run a script.',
    ],
    [
      'javascript.lang.security.audit.unsafe-formatstring',
      'note',
      '2.6',
      'A format string is put together from a variable.',
    ],
  ],
  [
    [
      'javascript.browser.security.insecure-document-method',
      'src/preview/render.ts',
      41,
      'frame.innerHTML = html',
      -400,
      -183,
    ],
    [
      'javascript.browser.security.insecure-document-method',
      'src/usage/legend.ts',
      18,
      'legend.innerHTML = label',
      -45,
      -27,
    ],
    [
      'javascript.express.security.audit.express-open-redirect',
      'server/sign-in.ts',
      73,
      'response.redirect(request.query.next)',
      -150,
      -88,
    ],
    [
      'javascript.lang.security.audit.detect-non-literal-regexp',
      'src/search/filter.ts',
      12,
      'new RegExp(term)',
      -400,
      -125,
    ],
    [
      'javascript.lang.security.audit.detect-non-literal-regexp',
      'src/logs/highlight.ts',
      29,
      'new RegExp(words.join())',
      -110,
      -35,
    ],
    [
      'javascript.lang.security.audit.detect-non-literal-regexp',
      'src/search/words.ts',
      7,
      'new RegExp(prefix + word)',
      -50,
      25,
    ],
    [
      'typescript.react.security.audit.react-href-var',
      'src/docs/link.tsx',
      9,
      '<a href={target}>',
      -400,
      neverFixed,
    ],
    [
      'typescript.react.security.audit.react-href-var',
      'src/invoices/row.tsx',
      33,
      '<a href={invoice.url}>',
      -64,
      10,
    ],
    [
      'javascript.lang.security.audit.unsafe-formatstring',
      'server/log.ts',
      22,
      "console.error('failed ' + name, error)",
      -400,
      -100,
    ],
    [
      'javascript.lang.security.audit.unsafe-formatstring',
      'server/audit.ts',
      51,
      "console.info('by ' + who, entry)",
      -30,
      60,
    ],
  ],
)

const codeql = table(
  'model-training',
  'codeql',
  [
    ['py/unsafe-deserialization', 'error', '9.8', 'This call deserialises data that a user provided.'],
    ['py/path-injection', 'error', '7.5', 'This path depends on a value that a user provided.'],
    [
      'py/clear-text-logging-sensitive-data',
      'error',
      '7.5',
      'This expression logs sensitive data as clear text.',
    ],
    [
      'py/weak-sensitive-data-hashing',
      'warning',
      '7.5',
      'Sensitive data is used in a hashing algorithm that is insecure.',
    ],
    [
      'py/polynomial-redos',
      'warning',
      '7.5',
      'This regular expression may run slowly on text with many repetitions.',
    ],
  ],
  [
    ['py/unsafe-deserialization', 'train/checkpoint.py', 88, 'state = pickle.load(stream)', -400, -149],
    ['py/path-injection', 'serve/artifacts.py', 37, 'open(os.path.join(root, name))', -400, -132],
    ['py/path-injection', 'serve/archive.py', 61, 'tar.extract(member, target)', -90, -70],
    ['py/path-injection', 'serve/upload.py', 24, 'shutil.move(part, destination)', -20, 2],
    [
      'py/clear-text-logging-sensitive-data',
      'train/launch.py',
      54,
      'log.info("token %s", token)',
      -130,
      -120,
    ],
    [
      'py/weak-sensitive-data-hashing',
      'data/dedupe.py',
      19,
      'hashlib.md5(address.encode())',
      -400,
      neverFixed,
    ],
    ['py/polynomial-redos', 'data/clean.py', 103, 're.sub(r"\\s+$", "", text)', -400, -138],
    ['py/polynomial-redos', 'data/split.py', 58, 're.findall(r"(\\w+\\s?)+:", text)', -40, -19],
  ],
)

const checkov = table(
  'terraform-live',
  'checkov',
  [
    ['CKV_AWS_18', 'error', null, 'Ensure the S3 bucket has access logging enabled'],
    ['CKV_AWS_23', 'error', null, 'Ensure every security group and rule has a description'],
    ['CKV_AWS_79', 'error', null, 'Ensure Instance Metadata Service Version 1 is not enabled'],
    ['CKV_AWS_126', 'error', null, 'Ensure that detailed monitoring is enabled for EC2 instances'],
    ['CKV_AWS_158', 'error', null, 'Ensure that CloudWatch Log Group is encrypted by KMS'],
    ['CKV_AWS_338', 'error', null, 'Ensure CloudWatch log groups retain logs for at least 1 year'],
  ],
  [
    ['CKV_AWS_18', 'storage/datasets.tf', 4, 'resource "aws_s3_bucket" "datasets" {', -400, -276],
    ['CKV_AWS_18', 'storage/exports.tf', 11, 'resource "aws_s3_bucket" "exports" {', -400, neverFixed],
    ['CKV_AWS_23', 'network/gateway.tf', 52, 'resource "aws_security_group_rule" "health" {', -400, -282],
    ['CKV_AWS_23', 'network/peering.tf', 17, 'resource "aws_security_group_rule" "metrics" {', -18, 4],
    ['CKV_AWS_79', 'runners/fleet.tf', 27, 'resource "aws_launch_template" "runners" {', -400, -272],
    ['CKV_AWS_126', 'runners/cache.tf', 14, 'resource "aws_instance" "cache" {', -400, -110],
    [
      'CKV_AWS_158',
      'observability/logs.tf',
      8,
      'resource "aws_cloudwatch_log_group" "gateway" {',
      -400,
      -269,
    ],
    ['CKV_AWS_158', 'observability/audit.tf', 5, 'resource "aws_cloudwatch_log_group" "audit" {', -60, -40],
    ['CKV_AWS_338', 'observability/vault.tf', 8, 'resource "aws_cloudwatch_log_group" "vault" {', -170, -150],
  ],
)

/**
 * What the code is told to mend is mended inside its deadline, the delay of a weekly scan included, or decided about
 * (`acts.ts`) before it passes.
 */
export const weaknesses: readonly Weakness[] = [...semgrep, ...codeql, ...checkov]

/** As the product rates them: by score, else by level. */
export function severityOf({ score, level }: Weakness): FlawSeverity {
  if (score === null) return ({ error: 'high', warning: 'medium', note: 'low' } as const)[level]
  const rated = Number(score)
  return rated >= 9 ? 'critical' : rated >= 7 ? 'high' : rated >= 4 ? 'medium' : 'low'
}

export const weaknessesOn = (asset: string, scanner: Scanner, day: Day): Weakness[] =>
  weaknesses.filter(
    (one) => one.asset === asset && one.scanner === scanner && one.from <= day && day < one.until,
  )
